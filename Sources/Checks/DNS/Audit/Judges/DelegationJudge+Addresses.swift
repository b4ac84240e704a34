import DNSWire
import UpkeepCore

extension DelegationJudge {
    /// Addresses handed out above against those that the zone, or the name's own zone, gives.
    var glue: [Finding] {
        let check = DelegationChecks.glue
        var wrong: [String] = []
        var added: [DNSName] = []
        var cases: [String] = []
        var compared = 0
        for name in above {
            let glue = Set(context.delegations.flatMap { $0.glue[name] ?? [] })
            guard !glue.isEmpty, let real = context.realAddresses(name), !real.isEmpty else { continue }
            compared += 1
            // A family nothing was heard of may only have been lost on the way.
            let heard = Set(real.map(\.family))
            let stale = glue.subtracting(real).filter { heard.contains($0.family) }.sorted()
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

    /// The referral for the longest name below the zone, built as the zone above would (DELEGATION03).
    var size: [Finding] {
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

    func longestName(below zone: DNSName) -> DNSName {
        var room = DNSName.longestWire - zone.wire.count
        var labels: [[UInt8]] = []
        while room > 1 {
            let count = min(DNSName.longestLabel, room - 1)
            labels.append(Array(repeating: 0x61, count: count))
            room -= count + 1
        }
        return (try? DNSName(labels: labels).appending(zone)) ?? zone
    }

    var addresses: [Finding] {
        let check = DelegationChecks.addresses
        let roots = (path.steps.first?.servers ?? (context.zone.isRoot ? path.servers : [])).map(\.endpoint.address)
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

    var reverse: [Finding] {
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
}
