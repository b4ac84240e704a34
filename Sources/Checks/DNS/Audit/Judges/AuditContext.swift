import DNSWire
import UpkeepCore

/// A survey made ready to be judged: servers by what they do, and the words for them.
struct AuditContext {
    let survey: ZoneSurvey
    let expectation: AuditExpectation
    let judging: Judging
    let plan: AuditPlan
    /// Every address once, by the servers' names.
    let views: [ServerView]
    /// Those whose answers count.
    let serving: [ServerView]
    /// Addresses of a family that this machine has no way to.
    let leftOut: [ServerView]
    /// The parent's referrals that delegate the zone.
    let delegations: [Referral]
    private let names: [Endpoint: [DNSName]]

    init(_ survey: ZoneSurvey, _ expectation: AuditExpectation, _ judging: Judging) {
        self.survey = survey
        self.expectation = expectation
        self.judging = judging
        plan = AuditPlan(path: survey.path, hosts: expectation.hosts)
        let (zone, parent) = (plan.zone, plan.parent)
        let names = Dictionary(grouping: survey.path.servers, by: \.endpoint).mapValues { $0.map(\.name).uniqued }
        // Parents hand servers out in an order that changes; a report does not.
        let order = plan.servers.map { (name: names[$0]?.min() ?? zone, endpoint: $0) }.sorted {
            $0.name == $1.name ? $0.endpoint < $1.endpoint : $0.name < $1.name
        }
        let all = order.map { ServerView($0.endpoint, survey.transcript, zone: zone, parent: parent) }
        let missing = Self.familiesWithoutRoute(survey)
        views = all.filter { !missing.contains($0.endpoint.address.family) }
        leftOut = all.filter { missing.contains($0.endpoint.address.family) }
        serving = views.filter(\.isServing)
        delegations = (survey.path.steps.last?.referrals ?? []).filter { $0.kind == .delegation(zone: zone) }
        self.names = names
    }

    var zone: DNSName { plan.zone }
    var thresholds: AuditThresholds { expectation.thresholds }

    func names(_ view: ServerView) -> [DNSName] { names[view.endpoint] ?? [] }

    /// Families to which nothing that was sent found a way: that says something about this machine only.
    private static func familiesWithoutRoute(_ survey: ZoneSurvey) -> Set<IPAddress.Family> {
        let onTheWay = survey.path.steps.flatMap { $0.referrals.map(\.reply) }
        let replies = (onTheWay + survey.transcript.replies).filter { !$0.isCancelled }
        let missing = IPAddress.Family.allCases.filter { family in
            let sent = replies.filter { $0.query.server.address.family == family }
            return !sent.isEmpty
                && sent.allSatisfy { if case .unreachable = $0.outcome { true } else { false } }
        }
        // Without any way out it is the zone's audit that cannot be made, not a family that is left out.
        return missing.count == 1 ? Set(missing) : []
    }
}

extension AuditContext {
    /// Servers to which packets get lost.
    var lossy: [ServerView] { serving.filter(\.isLossy) }

    /// Whether nothing came from this address, and what gets lost on the way to the same server's others explains that.
    func isLostFromSight(_ view: ServerView) -> Bool {
        guard view.condition == .silent else { return false }
        let silent = view.replies.filter { $0.outcome == .silent }
        return lossy.contains { !Set(names($0)).isDisjoint(with: names(view)) && $0.odds.explains(silent) }
    }

    /// Addresses that may well serve the zone and could not be looked at: the time was up, or what they said got lost.
    var untold: [ServerView] { views.filter { $0.condition == .unasked || isLostFromSight($0) } }

    /// Addresses that were not asked everything before the time was up.
    var cutShort: [ServerView] { views.filter { !$0.givenUp.isEmpty } }

    /// Addresses that do not serve the zone, for whatever reason of their own.
    var broken: [ServerView] {
        views.filter { !$0.isServing && $0.condition != .unasked && !isLostFromSight($0) }
    }

    /// The check that tells about servers which do not serve the zone, for consequences to be folded under.
    var brokenCheck: CheckID? {
        let broken = broken
        guard !broken.isEmpty else { return nil }
        if broken.allSatisfy(isMisdirected) { return DelegationChecks.glue.id }
        let isLame = broken.contains { if case .lame = $0.condition { true } else { false } }
        return isLame ? NameServerChecks.lame.id : NameServerChecks.reachable.id
    }

    /// What could not be told, where packets get lost, is the losses' doing.
    ///
    /// Nothing else has to be folded there: silence that losses explain counts as a question that was not asked
    /// (``ServerView/open``), so that no judge takes it for what a server does.
    func foldedUnderLoss(_ finding: Finding) -> Finding {
        guard finding.status == .unknown, finding.suppressedBy == nil, !lossy.isEmpty else { return finding }
        var finding = finding
        finding.suppressedBy = NameServerChecks.loss.id
        return finding
    }
}
