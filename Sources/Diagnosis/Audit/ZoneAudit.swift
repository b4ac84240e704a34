package import Checks
package import DNSProbe
package import DNSSEC
package import DNSWire
package import UpkeepCore

/// Audits a zone: walks to it from the root, asks each of its servers everything, follows the signatures, looks up what
/// it leads to, and judges.
package struct ZoneAudit: Sendable {
    /// What an audit came to.
    package struct Result: Sendable {
        package var survey: ZoneSurvey
        /// Suppression applied.
        package var findings: [Finding]
    }

    /// Each of the zone's servers is asked again anyway, so that none has to be waited for on the way.
    private static let walkPatience = Duration.milliseconds(500)

    private let exchange: ServerExchange
    private let walk: DelegationWalk
    private let anchors: [TrustAnchor]
    private let sources: AuditSources
    private let now: @Sendable () -> Timestamp

    package init(
        exchange: ServerExchange, walk: DelegationWalk, anchors: [TrustAnchor], sources: AuditSources,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.exchange = exchange
        self.walk = {
            var walk = walk
            walk.limits.reviewPatience = Self.walkPatience
            return walk
        }()
        self.anchors = anchors
        self.sources = sources
        self.now = now
    }

    /// Looks at `zone` and judges it; over by `budget`.
    /// - Parameters:
    ///   - hosts: Names in the zone that visitors use, besides the apex and `www`.
    ///   - statusPage: The host of the page that tells about outages.
    ///   - expectation: What was agreed; its chain, hosts, issuer and status page are filled in here.
    package func run(
        _ zone: DNSName, hosts: [DNSName] = [], statusPage: DNSName? = nil,
        expectation: AuditExpectation = AuditExpectation(), budget: Duration
    ) async -> Result {
        let startedAt = now()
        let began = ContinuousClock.now
        let deadline = began + budget
        // Nobody registers the root.
        async let registered =
            zone.isRoot ? nil : sources.registration?.registration(of: zone.text(trailingDot: false))
        async let status = survey(of: statusPage, startedAt, began, deadline)
        let (path, onTheWay) = await walk.walk(to: zone, began: began, deadline: deadline)
        // Whom the walk did not wait for, because it had found its way, is asked again; that was no lack of time.
        let walked = DNSTranscript(onTheWay.replies.filter { !$0.isCancelled })
        var expectation = expectation
        var survey = ZoneSurvey(zone: path.zone, path: path, transcript: walked, startedAt: startedAt)
        if path.ending == .found {
            let plan = AuditPlan(path: path, hosts: hosts)
            let round = AuditRound(
                exchange: exchange, walk: walk, sources: sources, plan: plan, path: path, began: began,
                deadline: deadline)
            let seen = await round.run(after: walked)
            for reply in seen.replies { survey.transcript.append(reply) }
            (survey.networks, survey.reverse, survey.outside) = (seen.networks, seen.reverse, seen.outside)
            expectation.issuer = expectation.issuer ?? seen.issuer
            expectation.hosts = plan.hosts
            // Without an anchor there is no chain of trust to be found broken.
            if !anchors.isEmpty {
                expectation.chain = ZoneChain(path, survey.transcript, plan: plan, anchors: anchors, now: now()).facts
            }
        }
        survey.registration = await registered
        survey.asksForNetworks = sources.networks != nil
        survey.elapsed = .now - began
        survey.ranOutOfTime = .now >= deadline
        expectation.statusPage = await status
        let subject = Subject(.zone, (path.ending == .found ? path.zone : zone).text(trailingDot: false))
        let judging = Judging(subject, now: now(), observedAt: startedAt + survey.elapsed)
        let findings = AuditJudge.judge(survey, expectation: expectation, judging: judging)
        return Result(survey: survey, findings: Suppression.apply(findings, catalogue: .upkeep))
    }

    /// As far as it takes to know whose servers a host's name hangs on.
    private func survey(
        of host: DNSName?, _ startedAt: Timestamp, _ began: ContinuousClock.Instant,
        _ deadline: ContinuousClock.Instant
    ) async -> ZoneSurvey? {
        guard let host else { return nil }
        let (path, transcript) = await walk.walk(to: host, began: began, deadline: deadline)
        return ZoneSurvey(zone: path.zone, path: path, transcript: transcript, startedAt: startedAt)
    }
}
