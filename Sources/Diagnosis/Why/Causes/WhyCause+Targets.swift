import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// The name leads into somebody else's zone, and it is that one which fails.
    static func target(_ views: WhyViews) -> WhyCause? {
        guard !views.authority.working.isEmpty,
            let target = views.targets.first(where: { ![.works, .unseen].contains($0.state) })
        else { return nil }
        let (name, zone) = (Phrase.name(target.name), Phrase.name(target.authority.zone))
        let points = "\(dnsPrefix(views)) \(views.name) points to \(name)"
        // Resolvers that still have an answer got it before; one that has just got it says otherwise.
        let isFresh = views.alive.contains { resolver in
            guard !resolver.isStale, let answer = resolver.answer, answer.kind == .addresses, let ttl = answer.ttl,
                let full = views.seen.known?.addressTTL
            else { return false }
            return ttl >= full
        }
        let fails = views.alive.count { $0.failsOnlyHere || $0.answer?.leadsNowhere ?? false }
        let confidence = grade(target.witnesses + fails, contradicted: isFresh)
        func cause(_ code: Verdict.Code, _ what: String, remedy: String, scope: String? = nil) -> WhyCause {
            WhyCause(
                code: code, confidence: confidence, reach: isFresh ? .some : .everyone, status: .critical,
                check: WhyChecks.answers.id, summary: "\(points), \(what)", scope: self.scope(scope, siteWords(views)),
                clock: lossClock(views), remedy: remedy,
                missing: isFresh
                    ? "a look from another network: a resolver has a fresh answer"
                    : "a second look at the name servers of \(zone)")
        }
        let instead = "put addresses of your own at \(views.name) in place of the alias if you have any"
        switch target.state {
        case .dead:
            let does = target.authority.isLame ? "knows it any more" : "answers"
            return cause(
                .dnsProviderDown, "and no name server of \(zone) \(does); your own name servers are well",
                remedy: "tell whoever runs \(zone); until they are back, \(instead)",
                scope: faults(target.authority.seen))
        case .unanswered:
            return cause(
                .dnsProviderDown, "and the servers of \(zone), above it, do not answer",
                remedy: "wait for the operator of \(zone), or \(instead)")
        case .noDomain(let domain, let parent):
            return cause(
                .dnsRegistration,
                "whose domain does not exist: the servers of \(Phrase.name(parent)) know no \(Phrase.name(domain))",
                remedy: "take the alias out at once, since anybody may register \(Phrase.name(domain)) and get your "
                    + "visitors; ask its operator where it has gone, or \(instead)")
        case .noName, .noData:
            let lacks = target.state == .noName ? "which does not exist" : "which has no address"
            return cause(
                .dnsWrongAnswer, "\(lacks): the name servers of \(zone) say so",
                remedy: "ask whoever runs \(zone) what name is yours now and point \(views.name) there, or \(instead)")
        case .works, .unseen: return nil
        }
    }
}
