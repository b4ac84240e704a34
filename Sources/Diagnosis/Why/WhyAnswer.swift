package import Checks
package import UpkeepCore

/// What `upkeep why` says: one verdict, whom it strikes, until when, and what it rests on.
package struct WhyAnswer: Sendable {
    package var verdict: Verdict
    /// How grave it is for visitors.
    package var status: Status
    /// Which servers, addresses and visitors; one sentence.
    package var scope: String?
    /// Until when visitors do not feel it, or have to wait; one sentence with a moment in it.
    package var clock: String?
    /// Other things that are wrong at the same time, the gravest first.
    package var also: [String]
    /// One per question that could be asked, suppression applied.
    package var findings: [Finding]
    /// Every question put to a name server, in the order sent.
    package var queries: [ServerReply]
    package var elapsed: Duration

    init(_ views: WhyViews, _ causes: [WhyCause]) {
        let seen = views.seen
        let others = seen.resolvers.flatMap(\.replies) + seen.targets.flatMap(\.transcript.replies)
        self.init(
            causes, WhyFindings(views, causes).all, seen.transcript.replies + seen.asides + others, seen.elapsed)
    }

    init(_ causes: [WhyCause], _ findings: [Finding], _ queries: [ServerReply], _ elapsed: Duration) {
        // INVARIANT: there is always a cause, if only that all is fine.
        let headline = causes[0]
        verdict = Verdict(
            code: headline.code, confidence: headline.confidence, summary: headline.summary, remedy: headline.remedy,
            missing: headline.confidence == .certain ? nil : headline.missing ?? "a second look")
        status = headline.status
        scope = headline.scope
        clock = headline.clock
        also = causes.dropFirst().map(\.summary)
        self.findings = Suppression.apply(findings, catalogue: .upkeep)
        self.queries = queries.sorted { $0.sentAt < $1.sentAt }
        self.elapsed = elapsed
    }
}
