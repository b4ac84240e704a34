import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// No name server of the zone speaks for it.
    static func provider(_ views: WhyViews) -> WhyCause? {
        let authority = views.authority
        guard authority.isDown, views.isAnythingHeard else { return nil }
        switch views.delegation.state {
        case .gone, .foreign: return nil
        case .delegated, .unanswered, .unseen: break
        }
        // With port 53 shut in front of this machine their silence says nothing, unless resolvers fail as well.
        let isHeard = views.isPort53Open
        guard isHeard || views.alive.contains(where: \.failsOnlyHere) else { return nil }
        let isFresh = views.alive.contains { resolver in
            guard !resolver.isStale, let ttl = resolver.answer?.ttl, let full = views.seen.known?.addressTTL
            else { return false }
            return ttl >= full
        }
        let observations = isHeard ? authority.seen.map(\.observations).min() ?? 0 : 1
        if let network = unreachable(views) { return network }
        // That DNS is down is certain; whether it is DNS alone is not, as long as nobody could ask the site.
        let confidence = grade(observations, contradicted: isFresh || views.site.judged.isEmpty)
        let what = authority.isLame ? "knows it any more" : "answers"
        let site = views.site.isDown ? ", and the site does not work either" : ""
        return WhyCause(
            code: .dnsProviderDown, confidence: confidence, reach: isFresh ? .some : .everyone, status: .critical,
            check: WhyChecks.servers.id,
            summary: "\(dnsPrefix(views)) no name server of \(views.name) \(what)\(site)",
            scope: scope(faults(authority.seen), lastHeard(authority.seen, views), siteWords(views)),
            clock: lossClock(views),
            remedy: authority.isLame
                ? "load the zone at \(AuthorityView.names(authority.seen)), or name servers that have it at the registrar"
                    + switchWords(views)
                : "call the operator of \(AuthorityView.names(authority.seen)), or add name servers of a second provider at "
                    + "the registrar\(switchWords(views))",
            missing: isFresh
                ? "a look at the name servers from another network: a resolver has a fresh answer"
                : !isHeard ? "whether port 53 is open from here" : missingAddress(views))
    }

    /// Name servers and site are silent in the same networks: not DNS, the network they hang on.
    private static func unreachable(_ views: WhyViews) -> WhyCause? {
        let silent = views.authority.seen.filter { if case .dead = $0.state { true } else { false } }
        let dead = views.site.judged
        guard silent.count == views.authority.seen.count, !dead.isEmpty,
            dead.allSatisfy({ $0.isSilent && $0.look.attempt.failure?.kind != .refused })
        else { return nil }
        let theirs = Set(silent.map { SharedNetwork($0.server.endpoint.address) })
        let ours = Set(dead.map { SharedNetwork($0.address) })
        guard ours.isSubset(of: theirs), let shared = ours.min() else { return nil }
        let observations = min(silent.map(\.observations).min() ?? 0, silent.count + dead.count)
        return WhyCause(
            code: .networkUnreachable,
            confidence: grade(observations, contradicted: !(views.seen.control?.isReachable ?? true)), reach: .everyone,
            status: .critical, check: WhyChecks.servers.id,
            summary: "a whole network is unreachable: the name servers of \(views.name) and the site itself are in "
                + "\(shared), and nothing there answers",
            scope: scope(faults(silent), lastHeard(silent, views)), clock: lossClock(views),
            remedy: "call whoever runs \(shared); afterwards put a name server into another network, so that the next "
                + "time visitors can be sent elsewhere",
            missing: views.seen.control == nil ? "whether others reach \(shared): a look from another network" : nil)
    }
}
