import DNSWire
import UpkeepCore

/// Judges the way to the zone: is it delegated, to whom, do the zone above and the zone agree.
struct DelegationJudge {
    let context: AuditContext

    private var path: DelegationPath { context.survey.path }

    /// `dns.delegation.found`; bad when the zone was not reached.
    var found: Finding {
        let check = DelegationChecks.found
        let above = AuditContext.quoted(path.steps.last?.zone ?? .root)
        let name = AuditContext.quoted(path.name)
        switch path.ending {
        case .found:
            return context.ok(check, "delegated by \(above)", ["BASIC01"])
        case .noSuchName:
            return context.bad(
                check, "the servers of \(above) say that there is no \(name): it is not registered, or was taken out",
                ["BASIC01 B01_NO_CHILD", "BASIC02 B02_NO_DELEGATION"])
        case .loop:
            return context.bad(
                check, "the way to \(name) does not end: below \(above) referrals lead back to where they came from",
                ["BASIC01 B01_NO_CHILD"])
        case .unanswered:
            return context.bad(
                check, .unknown, "none of the servers of \(above) that were asked gave an answer for \(name)",
                remedy: "see whether this machine's own network works, then look again", ["BASIC01 NO_PARENT"])
        case .cutShort:
            return context.bad(
                check, .unknown, "not found within the time: the way to \(name) was followed as far as \(above)",
                remedy: "look again with more time", ["BASIC01"])
        }
    }

    var findings: [Finding] {
        [parents, count, hosts, names, glue, size, addresses, reverse, agreed].flatMap { $0 }
    }

    /// NS names as the parent has them; empty when parent and zone share their servers, so that no cut is seen.
    private var above: [DNSName] { context.delegations.flatMap(\.nameservers).uniqued }

    /// NS names as the zone has them.
    private var inZone: [DNSName] { context.serving.flatMap(\.nameservers).uniqued }

    private var parents: [Finding] {
        let check = DelegationChecks.parents
        let referrals = context.survey.path.steps.last?.referrals ?? []
        let answering = referrals.filter { $0.kind != .failed }
        let delegating = context.delegations
        let denying = answering.filter { $0.kind == .noSuchName }
        if !denying.isEmpty, !delegating.isEmpty {
            let servers = AuditContext.list(denying.map { AuditContext.quoted($0.server.name) })
            return [
                context.bad(
                    check,
                    "\(servers) above the zone \(denying.count == 1 ? "says" : "say") that \(context.zoneName) "
                        + "does not exist, others delegate it", ["BASIC01 B01_INCONSISTENT_DELEGATION"])
            ]
        }
        let sets = Dictionary(grouping: delegating) { Set($0.nameservers) }
        guard sets.count <= 1 else {
            let told = sets.map { set, referrals in
                "\(AuditContext.list(referrals.map(\.server.name).uniqued)) "
                    + "\(referrals.count == 1 ? "names" : "name") \(AuditContext.list(set.sorted()))"
            }.sorted().joined(separator: "; ")
            return [
                context.bad(
                    check, "servers of the zone above delegate differently: \(told)",
                    ["BASIC01 B01_INCONSISTENT_DELEGATION"])
            ]
        }
        let signed = Dictionary(grouping: delegating) { Set($0.ds.filter { $0.type == .ds }.map(\.data)) }
        guard signed.count <= 1 else {
            return [
                context.bad(
                    check, .warning, "servers of the zone above hand out different DS records",
                    ["DNSSEC11 DS11_INCONSISTENT_DS"])
            ]
        }
        return [context.ok(check, "all servers of the zone above delegate alike", ["BASIC01"])]
    }

    private var count: [Finding] {
        let check = DelegationChecks.count
        let listed = above.isEmpty ? inZone : above
        var cases: [String] = []
        guard listed.count >= 2 else {
            return [
                context.bad(
                    check, "the zone has one name server only: \(AuditContext.list(listed))",
                    ["DELEGATION01 NOT_ENOUGH_NS_DEL"])
            ]
        }
        let shared = Dictionary(grouping: path.servers, by: \.endpoint).filter { Set($0.value.map(\.name)).count > 1 }
            .sorted { $0.key < $1.key }
        if let first = shared.first {
            let names = AuditContext.list(first.value.map(\.name).uniqued.sorted())
            let distinct = Set(path.servers.map(\.endpoint)).count
            return [
                context.bad(
                    check, distinct > 1 ? .warning : .critical,
                    "\(names) are one machine: all have the address \(first.key.address)",
                    ["DELEGATION02 DEL_NS_SAME_IP"])
            ]
        }
        let counts = IPAddress.Family.allCases.map { family in
            Set(path.servers.filter { $0.endpoint.address.family == family }.map(\.name)).count
        }
        if counts[0] == 1 { cases.append("DELEGATION01 NOT_ENOUGH_IPV4_NS_DEL") }
        if counts[1] == 1 { cases.append("DELEGATION01 NOT_ENOUGH_IPV6_NS_DEL") }
        return [
            context.ok(
                check, "\(listed.count) name servers, \(counts[0]) with IPv4 and \(counts[1]) with IPv6",
                cases.isEmpty ? ["DELEGATION01", "DELEGATION02"] : cases)
        ]
    }

    /// Name servers whose names are aliases, have no address, or do not exist.
    private var hosts: [Finding] {
        let check = DelegationChecks.hosts
        let listed = (above + inZone).uniqued
        let alias = listed.filter { name in
            context.serving.contains { $0.answer(name, .a)?.aliases(of: name).isEmpty == false }
                || context.survey.outside[name]?.aliases.isEmpty == false
        }
        let missing = path.addressless.filter { !alias.contains($0) }
        let bad = { (names: [DNSName], what: String, cases: [String]) -> Finding? in
            guard !names.isEmpty else { return nil }
            let one = names.count == 1
            return context.bad(
                check,
                "\(AuditContext.list(names)), \(one ? "a listed name server" : "listed name servers"), \(what)", cases)
        }
        let findings = [
            bad(
                alias, "\(alias.count == 1 ? "is an alias" : "are aliases") (CNAME), which resolvers need not follow",
                ["DELEGATION05 NS_IS_CNAME"]),
            bad(
                missing,
                "\(missing.count == 1 ? "has" : "have") no address: nobody can ask \(missing.count == 1 ? "it" : "them")",
                ["NAMESERVER06 CAN_NOT_BE_RESOLVED", "BASIC02 B02_NS_NO_IP_ADDR"]),
        ].compactMap { $0 }
        return findings.isEmpty
            ? [context.ok(check, "every name server's name has an address", ["DELEGATION05", "NAMESERVER06"])]
            : findings
    }

    private var names: [Finding] {
        let check = DelegationChecks.names
        let (above, inZone) = (Set(above), Set(inZone))
        guard !above.isEmpty, !inZone.isEmpty else { return [] }
        let (onlyAbove, onlyInZone) = (above.subtracting(inZone).sorted(), inZone.subtracting(above).sorted())
        let evidence: Evidence = [
            "parent": EvidenceValue(above.sorted().map { $0.text(trailingDot: false) }),
            "zone": EvidenceValue(inZone.sorted().map { $0.text(trailingDot: false) }),
        ]
        if above.isDisjoint(with: inZone) {
            return [
                context.bad(
                    check, .critical,
                    "the zone above and the zone name entirely different name servers: "
                        + "\(AuditContext.list(onlyAbove)) there, \(AuditContext.list(onlyInZone)) here",
                    ["DELEGATION07 TOTAL_NAME_MISMATCH"], evidence)
            ]
        }
        if !onlyAbove.isEmpty {
            // A server that does not serve the zone has its own finding, and this is a part of its story.
            let broken = Set(context.views.filter { !$0.isServing }.flatMap { context.names($0) })
            var finding = context.bad(
                check, .critical,
                "the zone above lists \(AuditContext.list(onlyAbove)), which the zone itself does not name",
                ["DELEGATION07 EXTRA_NAME_PARENT"], evidence)
            if Set(onlyAbove).isSubset(of: broken) { finding.suppressedBy = context.brokenCheck }
            return [finding]
        }
        guard onlyInZone.isEmpty else {
            return [
                context.ok(
                    check, "the zone names \(AuditContext.list(onlyInZone)) too, which the zone above does not list",
                    ["DELEGATION07 EXTRA_NAME_CHILD"], evidence)
            ]
        }
        return [context.ok(check, "the zone above and the zone name the same servers", ["DELEGATION07"])]
    }

    /// Addresses handed out above against those that the zone, or the name's own zone, gives.
    private var glue: [Finding] {
        let check = DelegationChecks.glue
        var wrong: [String] = []
        var added: [DNSName] = []
        var cases: [String] = []
        var compared = 0
        for name in above {
            let glue = Set(context.delegations.flatMap { $0.glue[name] ?? [] })
            guard !glue.isEmpty, let real = realAddresses(name), !real.isEmpty else { continue }
            compared += 1
            let stale = glue.subtracting(real).sorted()
            if !stale.isEmpty {
                let given = real.sorted().map(\.description).joined(separator: ", ")
                wrong.append(
                    "\(AuditContext.quoted(name)) is at \(given), but the zone above hands out "
                        + stale.map(\.description).joined(separator: ", "))
                let inside = name.isWithin(context.zone)
                cases.append("CONSISTENCY05 \(inside ? "IN" : "OUT_OF")_BAILIWICK_ADDR_MISMATCH")
            } else if !real.isSubset(of: glue) {
                added.append(name)
            }
        }
        if !wrong.isEmpty {
            return [context.bad(check, wrong.joined(separator: "; "), cases.uniqued)]
        }
        if !added.isEmpty {
            return [
                context.ok(
                    check,
                    "\(AuditContext.list(added)) \(added.count == 1 ? "has" : "have") addresses that the zone "
                        + "above does not hand out", ["CONSISTENCY05 EXTRA_ADDRESS_CHILD"])
            ]
        }
        return compared == 0 ? [] : [context.ok(check, "the glue is right", ["CONSISTENCY05"])]
    }

    private func realAddresses(_ name: DNSName) -> Set<IPAddress>? {
        guard name.isWithin(context.zone) else {
            guard let outside = context.survey.outside[name], outside.ending == .addresses else { return nil }
            return Set(outside.addresses)
        }
        let families = [DNSRecordType.a, .aaaa].map { type in
            context.serving.compactMap { $0.records(name, type) }.flatMap { $0 }.compactMap(\.address)
        }
        return Set(families.flatMap { $0 })
    }

    /// The referral for the longest name below the zone, built as the zone above would (DELEGATION03).
    private var size: [Finding] {
        guard !above.isEmpty else { return [] }
        let longest = longestName(below: context.zone)
        var message = DNSMessage(asking: DNSQuestion(longest, .aaaa), id: 0, edns: nil)
        message.authority = above.map { DNSRecord(context.zone, ttl: 0, .ns($0)) }
        // Resolvers need one address of each family, when no server is reachable without glue.
        let glue = above.filter { $0.isWithin(context.zone) }.flatMap { name in
            context.delegations.flatMap { $0.glue[name] ?? [] }.uniqued.map { DNSRecord(name, ttl: 0, .address($0)) }
        }
        if glue.count == context.delegations.first?.glue.values.reduce(0, { $0 + $1.count }) ?? 0 {
            message.additional = [DNSRecordType.a, .aaaa].compactMap { type in glue.first { $0.type == type } }
        }
        guard let bytes = try? message.encoded().count else { return [] }
        let check = DelegationChecks.size
        guard bytes > DNSMessage.plainDatagramLimit else {
            return [context.ok(check, "the delegation takes \(bytes) bytes at most", ["DELEGATION03"])]
        }
        return [
            context.bad(
                check, "the delegation takes up to \(bytes) bytes, more than the 512 of a resolver without EDNS",
                ["DELEGATION03 REFERRAL_SIZE_TOO_LARGE"])
        ]
    }

    private func longestName(below zone: DNSName) -> DNSName {
        var room = DNSName.longestWire - zone.wire.count
        var labels: [[UInt8]] = []
        while room > 1 {
            let count = min(DNSName.longestLabel, room - 1)
            labels.append(Array(repeating: 0x61, count: count))
            room -= count + 1
        }
        return (try? DNSName(labels: labels).appending(zone)) ?? zone
    }

    private var addresses: [Finding] {
        let check = DelegationChecks.addresses
        let roots = path.steps.first?.servers.map(\.endpoint.address) ?? []
        let isPrivateWorld = !roots.isEmpty && roots.allSatisfy(\.isPrivate)
        let hidden = path.servers.filter { $0.endpoint.address.isPrivate }
        guard !hidden.isEmpty, !isPrivateWorld else {
            let note = hidden.isEmpty ? "every name server has public addresses" : "a private world, down from its root"
            return [context.ok(check, note, ["ADDRESS01"])]
        }
        let told = hidden.map { "\(AuditContext.quoted($0.name)) (\($0.endpoint.address))" }.uniqued
        return [
            context.bad(
                check,
                "\(AuditContext.list(told)) \(told.count == 1 ? "is" : "are") on a private address, which "
                    + "nobody outside that network can reach", ["ADDRESS01 NAMESERVER_IP_PRIVATE_NETWORK"])
        ]
    }

    private var reverse: [Finding] {
        let check = DelegationChecks.reverse
        let known = path.servers.compactMap { server in
            context.survey.reverse[server.endpoint.address].map { (server, $0) }
        }
        guard !known.isEmpty else { return [] }
        let without = known.filter { $0.1.isEmpty }.map { "\($0.0.endpoint.address)" }.uniqued
        if !without.isEmpty {
            return [
                context.bad(
                    check, "\(AuditContext.list(without)) \(without.count == 1 ? "has" : "have") no reverse name (PTR)",
                    ["ADDRESS02 NAMESERVER_IP_WITHOUT_REVERSE"])
            ]
        }
        let other = known.filter { !$0.1.contains($0.0.name) }.map { "\($0.0.endpoint.address)" }.uniqued
        return [
            other.isEmpty
                ? context.ok(check, "reverse names match", ["ADDRESS02", "ADDRESS03"])
                : context.ok(
                    check, "the reverse name of \(AuditContext.list(other)) is another than the name server's",
                    ["ADDRESS03 NAMESERVER_IP_PTR_MISMATCH"])
        ]
    }

    /// `dns.nameservers`, when name servers were agreed.
    private var agreed: [Finding] {
        guard let agreed = context.expectation.nameservers else { return [] }
        let seen = Set(above.isEmpty ? inZone : above)
        guard seen != agreed else { return [context.judging.ok(DNSChecks.nameservers, "as agreed")] }
        let (added, missing) = (seen.subtracting(agreed).sorted(), agreed.subtracting(seen).sorted())
        let told = [("not agreed", added), ("missing", missing)].filter { !$0.1.isEmpty }
            .map { "\($0.0): \($0.1.map(AuditContext.quoted).joined(separator: ", "))" }.joined(separator: "; ")
        return [
            context.bad(
                DNSChecks.nameservers, added.isEmpty ? .warning : .critical,
                "the delegation differs from what was agreed: \(told)")
        ]
    }
}
