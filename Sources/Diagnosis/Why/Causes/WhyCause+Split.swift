import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// The servers contradict one another about the name.
    static func split(_ views: WhyViews) -> WhyCause? {
        let groups = views.authority.answers
        guard groups.count > 1 else { return nil }
        let lag = Lag(views.authority, views.seen.known)
        // An alias at one provider may be what it leads to at the other.
        let isPlain = !Set(groups.map(\.answer.kind)).isSubset(of: [.addresses, .alias])
        guard isPlain || lag != nil else { return different(views) }
        let addresses = views.authority.addresses
        let isHurt =
            isPlain || addresses.contains { views.site[$0]?.code != nil }
            || !addresses.contains { views.site[$0]?.works ?? false }
        return WhyCause(
            code: .dnsSplit, confidence: .certain, reach: .some, status: isHurt ? .critical : .warning,
            check: WhyChecks.servers.id,
            summary: "\(dnsPrefix(views)) the name servers contradict one another about \(views.name): \(told(groups))",
            scope: scope("what a visitor gets depends on which server their resolver happens to ask", lag?.words),
            clock: views.ttl.map {
                "after the repair wrong answers live on for up to \(Phrase.seconds($0)) (their TTL)"
            },
            remedy:
                lag.map {
                    "send the zone to \($0.late) again: see why its transfers fail (notify, TSIG, TCP/53), or publish "
                        + "it there by hand"
                }
                ?? "find out which is right, then send the zone to the others again (transfer, notify, TSIG, TCP/53), or "
                + "publish it at each provider")
    }

    /// Servers that hand out different addresses may do so on purpose, by place or by load. That some of these do not
    /// work is the site's trouble first.
    private static func different(_ views: WhyViews) -> WhyCause? {
        let groups = views.authority.answers
        let fails = views.authority.addresses.contains { views.site[$0]?.code != nil }
        let areAllAlive = groups.allSatisfy { group in
            group.answer.addresses.isEmpty || group.answer.addresses.contains { views.site[$0]?.works ?? false }
        }
        guard fails || !areAllAlive else { return nil }
        return WhyCause(
            code: .dnsSplit, confidence: .likely, reach: .nobody, status: .warning, check: WhyChecks.servers.id,
            summary: "the name servers give different answers about \(views.name): \(told(groups))",
            scope: "what a visitor gets depends on which server their resolver happens to ask",
            remedy: "if that is not meant, find out which is right and publish it at each provider",
            missing: "whether the servers are meant to answer differently")
    }

    private static func told(_ groups: [(answer: NameAnswer, servers: [ServerView])]) -> String {
        groups.prefix(3).map { AuthorityView.say($0.servers, $0.answer.words) }.joined(separator: "; ")
    }
}
