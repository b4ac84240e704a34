package import Checks
package import Diagnosis
import Incidents
package import UpkeepCore

/// Looks at a monitor's site as its users do, judges what was seen, and says what it stood on.
package struct SiteWatcher: Sendable {
    /// Whose times are kept with each result, in this order.
    package static let phases = ProbePhase.allCases.map(\.rawValue)

    private let look: @Sendable () -> SiteLook
    private let now: @Sendable () -> Timestamp
    private let surroundings = Surroundings()

    package init(_ look: @escaping @Sendable () -> SiteLook, now: @escaping @Sendable () -> Timestamp) {
        self.look = look
        self.now = now
    }

    /// For how long a look speaks: one that takes longer than its interval is the only one in that time.
    static func reach(of monitor: Monitor, took elapsed: Duration) -> Duration {
        elapsed > monitor.every ? monitor.every + elapsed : monitor.every
    }

    /// - Parameter isSecond: whether this is the look that confirms another one.
    /// - Returns: also what there is to remember of a site that is well.
    package func look(
        at monitor: Monitor, isSecond: Bool = false
    ) async -> (look: WatchedLook, good: @Sendable () -> KnownGood?) {
        let site = monitor.site
        let looking = look()
        let observation = await looking.look(at: site, on: looking.nextLoop())
        let time = now()
        let findings = SiteJudge.judge(observation, of: site, now: time)
        let own = surroundings.traits(of: observation, at: time)
        var traits = observation.traits.union(own)
        if let host = monitor.host { traits.insert(Trait(.host, host)) }
        let digest = observation.digest
        let isAnswered = findings.overall.gravity < Status.unknown.gravity
        let look = WatchedLook(
            Look(
                of: site.subject, findings: findings, traits: traits, blamed: observation.blamed(by: findings),
                proven: observation.hasHeardBack ? own : [], isSecond: isSecond),
            at: time, digest: digest,
            measurements: SiteMeasurements.measure(observation, findings: findings, site: site),
            latency: isAnswered ? observation.elapsed : nil,
            phases: Self.phases.map { name in digest.phases.first { $0.name == name }?.took },
            interval: Self.reach(of: monitor, took: observation.elapsed))
        return (look, { KnownGood(observation, of: site, findings) })
    }
}
