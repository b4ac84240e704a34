package import Checks
package import DNSProbe
package import DNSSEC
package import DNSWire
package import UpkeepCore

/// Audits a zone: walks to it from the root, asks each of its servers everything, follows the signatures, and judges.
package struct ZoneAudit: Sendable {
    /// What an audit came to.
    package struct Result: Sendable {
        package var survey: ZoneSurvey
        /// Suppression applied.
        package var findings: [Finding]
    }

    private let exchange: ServerExchange
    private let walk: DelegationWalk
    private let anchors: [TrustAnchor]
    private let networks: NetworkOrigins?
    private let registration: RegistrationSource?
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - networks: nil leaves open which networks addresses belong to.
    ///   - registration: nil leaves open what the registry says.
    package init(
        exchange: ServerExchange, walk: DelegationWalk, anchors: [TrustAnchor], networks: NetworkOrigins?,
        registration: RegistrationSource?, now: @escaping @Sendable () -> Timestamp
    ) {
        self.exchange = exchange
        self.walk = walk
        self.anchors = anchors
        self.networks = networks
        self.registration = registration
        self.now = now
    }

    /// Looks at `zone` and judges it; over by `budget`.
    /// - Parameters:
    ///   - hosts: Names in the zone that visitors use, besides the apex and `www`.
    ///   - expectation: What was agreed; its chain and hosts are filled in here.
    package func run(
        _ zone: DNSName, hosts: [DNSName] = [], expectation: AuditExpectation = AuditExpectation(), budget: Duration
    ) async -> Result {
        let startedAt = now()
        let began = ContinuousClock.now
        let deadline = began + budget
        async let registered = registration?.registration(of: zone.text(trailingDot: false))
        var (path, transcript) = await walk.walk(to: zone, began: began, deadline: deadline)
        var expectation = expectation
        var origins: [IPAddress: NetworkOrigin] = [:]
        if path.ending == .found {
            let plan = AuditPlan(path: path, hosts: hosts)
            async let known = networks?.look(up: Set(path.servers.map(\.endpoint.address)), budget: deadline - .now)
            for reply in await ask(plan, along: path, transcript, began, deadline) { transcript.append(reply) }
            origins = await known ?? [:]
            expectation.hosts = plan.hosts
            expectation.chain = ZoneChain(path, transcript, plan: plan, anchors: anchors, now: now()).facts
        }
        var survey = ZoneSurvey(
            zone: path.zone, path: path, transcript: transcript, startedAt: startedAt, elapsed: .now - began,
            networks: origins, registration: await registered)
        survey.asksForNetworks = networks != nil
        let judging = Judging(
            Subject(.zone, (path.ending == .found ? path.zone : zone).text(trailingDot: false)), now: now(), observedAt: startedAt + survey.elapsed)
        let findings = AuditJudge.judge(survey, expectation: expectation, judging: judging)
        return Result(survey: survey, findings: Suppression.apply(findings, catalogue: .upkeep))
    }

    /// The audit's waves, and what the chain of signatures needs besides, at the same time as the first.
    private func ask(
        _ plan: AuditPlan, along path: DelegationPath, _ transcript: DNSTranscript, _ began: ContinuousClock.Instant,
        _ deadline: ContinuousClock.Instant
    ) async -> [ServerReply] {
        async let links = askForLinks(along: path, began, deadline)
        var (all, replies) = (transcript, [ServerReply]())
        for number in 1...AuditPlan.waves {
            let wave = await exchange.ask(plan.wave(number, after: all), began: began, deadline: deadline)
            for reply in wave { all.append(reply) }
            replies += wave
        }
        return replies + (await links)
    }

    private func askForLinks(
        along path: DelegationPath, _ began: ContinuousClock.Instant, _ deadline: ContinuousClock.Instant
    ) async -> [ServerReply] {
        let first = await exchange.ask(ChainPlan.queries(along: path), began: began, deadline: deadline)
        return first + (await exchange.ask(ChainPlan.again(first), began: began, deadline: deadline))
    }
}
