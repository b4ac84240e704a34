import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// Nothing that was seen is wrong.
    static func fine(_ views: WhyViews) -> WhyCause {
        if views.clock.offset != nil { return wrongClock(views) }
        let hasResolvers = views.alive.contains { $0.answer.map { !$0.leadsNowhere } ?? false }
        let hasServers = views.authority.leadsSomewhere
        let hasSite = !views.site.working.isEmpty
        let hasParent =
            switch views.delegation.state {
            case .delegated, .foreign: true
            case .gone, .unanswered, .unseen: false
            }
        let missing: String? =
            !hasSite
            ? "whether the site itself answers: no address of it could be asked"
            : !hasServers
                ? "what the zone's own name servers say: they could not be asked from here"
                : !hasResolvers
                    ? "what resolvers tell visitors: none could be asked"
                    : !hasParent ? "what the zones above say: their servers could not be asked from here" : nil
        guard hasResolvers || hasServers || hasSite else {
            return WhyCause(
                code: .fineFromHere, confidence: .cannotTell, reach: .nobody, status: .unknown,
                check: WhyChecks.here.id, summary: "too little was seen of \(views.name) to tell anything",
                remedy: "look again with more time: `--deadline 10s`", missing: "an answer from anybody in time")
        }
        var parts: [String] = []
        if hasResolvers { parts.append("resolvers") }
        if hasServers { parts.append("its name servers") }
        if hasSite { parts.append("the site") }
        let verb = parts.count == 1 && !hasServers && !hasResolvers ? "answers" : "answer"
        return WhyCause(
            code: .fineFromHere, confidence: missing == nil ? .certain : .likely, reach: .nobody,
            status: hasSite ? .ok : .unknown, check: hasSite ? WhyChecks.site.id : WhyChecks.answers.id,
            summary: "\(views.name) is fine from here: \(Phrase.list(parts)) \(verb)", scope: titleNote(views),
            remedy:
                "if others say it is down, have them run `upkeep why \(Phrase.plain(views.seen.name))` where they are",
            missing: missing)
    }

    /// Nothing that was seen of it is to be trusted: much was never waited for.
    static func stopped(_ views: WhyViews) -> WhyCause { stopped(views.name) }

    static func stopped(_ name: String) -> WhyCause {
        WhyCause(
            code: .fineFromHere, confidence: .cannotTell, reach: .nobody, status: .unknown, check: WhyChecks.here.id,
            summary: "stopped before \(name) could be judged", remedy: "look again and let it finish",
            missing: "a look that is not interrupted")
    }

    /// Only this machine's resolvers know it, at an inside address.
    static func internalName(_ views: WhyViews) -> WhyCause? {
        guard views.isInternal else { return nil }
        let tellers = views.insiders
        let addresses = Set(tellers.flatMap { $0.answer?.addresses ?? [] })
        let places = Phrase.list(tellers.map(\.place))
        let hasSite = !views.site.working.isEmpty
        return WhyCause(
            code: .fineFromHere, confidence: .likely, reach: .nobody, status: hasSite ? .ok : .unknown,
            check: WhyChecks.answers.id,
            summary: "\(views.name) is known only to your \(tellers.count == 1 ? "resolver" : "resolvers"): "
                + "\(Phrase.does(tellers.map(\.place), "says", "say")) \(Phrase.list(addresses)), which nobody outside is told: "
                + "an internal name, or an old answer",
            scope: scope("whoever asks \(places) gets there", siteWords(views)),
            remedy:
                "if it is meant for everybody, put its A or AAAA record into its public zone, or see whether its domain is "
                + "still registered",
            missing: "whether it is meant to be internal: no public name server knows it")
    }

    private static func wrongClock(_ views: WhyViews) -> WhyCause {
        WhyCause(
            code: .fineFromHere, confidence: .cannotTell, reach: .nobody, status: .unknown, check: WhyChecks.here.id,
            summary: "your clock is \(views.clock.words), so signatures and certificates cannot be judged; else "
                + "\(views.name) looks fine from here",
            remedy: "set the clock (`timedatectl set-ntp true`), then look again",
            missing: "the right time on this machine")
    }
}
