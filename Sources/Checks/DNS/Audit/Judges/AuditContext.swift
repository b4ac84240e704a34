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
    /// The check that tells about servers which do not serve the zone, for consequences to be folded under.
    var brokenCheck: CheckID? {
        let broken = views.filter { !$0.isServing && $0.condition != .unasked }
        guard !broken.isEmpty else { return nil }
        if broken.allSatisfy(isMisdirected) { return DelegationChecks.glue.id }
        let isLame = broken.contains { if case .lame = $0.condition { true } else { false } }
        return isLame ? NameServerChecks.lame.id : NameServerChecks.reachable.id
    }

    /// Checks that take silence for an answer.
    private static let silences: Set<CheckID> = Set(
        [
            NameServerChecks.udp, NameServerChecks.tcp, NameServerChecks.edns, NameServerChecks.fragments,
            NameServerChecks.compliance, NameServerChecks.aaaa, NameServerChecks.types, NameServerChecks.any,
        ].map(\.id))

    /// What a server seems not to do, when questions to it get lost, is the losses' doing.
    func foldedUnderLoss(_ finding: Finding) -> Finding {
        guard finding.status != .ok, finding.suppressedBy == nil, Self.silences.contains(finding.check),
            case .list(let told) = finding.evidence["addresses"], !told.isEmpty
        else { return finding }
        let lossy = serving.filter { $0.loss >= ServerView.lossy }.map { EvidenceValue.text("\($0.endpoint.address)") }
        guard told.allSatisfy(lossy.contains) else { return finding }
        var finding = finding
        finding.suppressedBy = NameServerChecks.loss.id
        return finding
    }
}
