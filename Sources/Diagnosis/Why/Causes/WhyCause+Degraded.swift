import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// Some servers are broken while others answer: resolvers hide it until the last one goes.
    static func degraded(_ views: WhyViews) -> WhyCause? {
        let authority = views.authority
        let broken = authority.broken
        guard !broken.isEmpty, !authority.isDown else { return nil }
        let isFelt = views.alive.contains { $0.failsOnlyHere && !$0.answersUnchecked }
        let works = !isFelt && !views.site.isDown
        let isSample = authority.seen.count < authority.servers.count
        let verb = broken.count == 1 ? "is" : "are"
        let what =
            authority.seen.count == 1
            ? "its only name server address is broken"
            : "\(share(broken.count, authority))\(works || isSample ? "" : " of \(views.name)") \(verb) broken"
        let strays = authority.strays
        let told = [faults(broken.filter { !strays.contains($0.server) }), misdirected(views)]
            .filter { !$0.isEmpty }.joined(separator: "; ")
        return WhyCause(
            code: .dnsDegraded, confidence: grade(broken.map(\.observations).min() ?? 0),
            reach: isFelt ? .some : .nobody, status: isFelt ? .critical : .warning, check: WhyChecks.servers.id,
            summary: "\(works ? "\(views.name) works, but" : "DNS:") \(what): \(told)",
            scope: scope(
                isFelt ? "resolvers that ask a broken one fail or wait" : "visitors do not feel it yet",
                lastHeard(broken, views)),
            remedy: remedy(broken, strays))
    }

    /// Each fault once, with the servers that have it.
    static func faults(_ servers: [ServerView]) -> String {
        groups(servers.filter { $0.fault != nil }, by: { $0.fault ?? "" })
            .map { "\(Phrase.does(AuthorityView.places($0.servers), "is", "are")) \($0.key)" }
            .joined(separator: "; ")
    }

    /// `2 of 4 name server addresses`, `both name server addresses`.
    private static func share(_ broken: Int, _ authority: AuthorityView) -> String {
        let asked = authority.seen.count
        if asked < authority.servers.count { return "\(broken) of the \(asked) name server addresses that were asked" }
        guard broken == asked else { return "\(broken) of \(asked) name server addresses" }
        return asked == 2 ? "both name server addresses" : "all \(asked) name server addresses"
    }

    /// Addresses that the zone above hands out and the server's own zone does not know.
    private static func misdirected(_ views: WhyViews) -> String {
        let above = views.delegation.parent.map { $0.isRoot ? "the root" : Phrase.name($0) } ?? "the zone above"
        return groups(views.authority.broken.filter { views.authority.strays.contains($0.server) }, by: \.name)
            .map { group in
                let right = views.authority.servers.filter { $0.name == group.key && $0.isOwnAddress }
                return "\(above) says that \(group.key) is at \(Phrase.list(group.servers.map(\.place))), where nobody "
                    + "answers; it is at \(Phrase.list(right.map(\.place)))"
            }.joined(separator: "; ")
    }

    private static func remedy(_ broken: [ServerView], _ strays: Set<NameServerAddress>) -> String {
        let misdirected = broken.filter { strays.contains($0.server) }
        let others = groups(broken.filter { !strays.contains($0.server) }, by: \.cure)
        let glue =
            misdirected.isEmpty
            ? [] : ["correct the address of \(AuthorityView.names(misdirected)) (glue) at the registrar of its domain"]
        return (glue + others.map { $0.key.words(AuthorityView.distinct($0.servers)) }).joined(separator: "; ")
    }

    private static func groups<Key: Hashable>(
        _ servers: [ServerView], by key: (ServerView) -> Key
    ) -> [(key: Key, servers: [ServerView])] {
        var groups: [(key: Key, servers: [ServerView])] = []
        for server in servers {
            let key = key(server)
            if let place = groups.firstIndex(where: { $0.key == key }) {
                groups[place].servers.append(server)
            } else {
                groups.append((key, [server]))
            }
        }
        return groups
    }
}
