import DNSWire
import UpkeepCore

/// Judges the way to the zone: is it delegated, to whom, do the zone above and the zone agree.
struct DelegationJudge {
    let context: AuditContext

    var path: DelegationPath { context.survey.path }

    /// `dns.delegation.found`; bad when the zone was not reached.
    var found: Finding {
        let check = DelegationChecks.found
        let above = AuditContext.quoted(path.steps.last?.zone ?? .root)
        let name = AuditContext.quoted(path.name)
        // What was reached is the zone above; the command is about the one that was not.
        let remedy = check.remedy.replacing("ZONE", with: path.name.text(trailingDot: false, lowercased: true))
        switch path.ending {
        case .found where path.zone.isRoot: return context.ok(check, "the root, which nobody delegates", ["BASIC01"])
        case .found:
            return context.ok(check, "delegated by \(above)", ["BASIC01"])
        case .noSuchName:
            return context.bad(
                check, "the servers of \(above) say that there is no \(name): it is not registered, or was taken out",
                remedy: remedy, ["BASIC01 B01_NO_CHILD", "BASIC02 B02_NO_DELEGATION"])
        case .loop:
            return context.bad(
                check, "the way to \(name) does not end: below \(above) referrals lead back to where they came from",
                remedy: remedy, ["BASIC01 B01_NO_CHILD"])
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
    var above: [DNSName] { context.delegations.flatMap(\.nameservers).uniqued }

    /// NS names as the zone has them.
    var inZone: [DNSName] { context.serving.flatMap(\.nameservers).uniqued }

    var parents: [Finding] {
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

    var count: [Finding] {
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
    var hosts: [Finding] {
        let check = DelegationChecks.hosts
        let listed = (above + inZone).uniqued
        let alias = listed.filter { name in
            context.serving.contains { $0.answer(name, .a)?.aliases(of: name).isEmpty == false }
                || context.survey.outside[name]?.aliases.isEmpty == false
        }
        // What got lost on the way down may have been heard when the name was looked up for itself.
        let missing = path.addressless.filter { name in
            !alias.contains(name) && context.survey.outside[name]?.ending != .addresses
                && (context.survey.outside[name] != nil || !context.survey.ranOutOfTime)
        }
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

    var names: [Finding] {
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
            let broken = Set(context.broken.flatMap { context.names($0) })
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

    /// `dns.nameservers`, when name servers were agreed.
    var agreed: [Finding] {
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
