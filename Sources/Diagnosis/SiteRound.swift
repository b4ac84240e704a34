package import Checks
package import UpkeepCore
import UpkeepNet

/// One look at many sites, so many at a time that a black-holed one never holds up the others.
package struct SiteRound: Sendable {
    package struct Result: Sendable {
        package var site: Site
        /// nil unless observations are kept.
        package var observation: SiteObservation?
        package var findings: [Finding]
        package var measurements: [Measurement]
        /// Addresses that were left out because this machine has no route to them.
        package var withoutRoute: [IPAddress]
    }

    /// How many sites may be under way for each visit that may: enough that those which wait for one crowded server
    /// leave room for the others. One that waits is a few kilobytes.
    private static let sitesPerVisit = 8

    private let look: SiteLook
    /// Sites under way at once, those included that wait for their turn.
    private let window: Int
    private let keepsObservations: Bool
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - width: visits and look-ups at the same time, at least 1.
    ///   - perEndpoint: visits to one address and port at the same time, at least 1; more would be a load of its own
    ///     that makes a small server turn visitors away.
    ///   - keepsObservations: keep bodies and headers in the results; otherwise only what the findings say remains.
    package init(
        look: SiteLook, width: Int, perEndpoint: Int = 128, keepsObservations: Bool,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.look = look.gated(by: VisitGate(width: width, perEndpoint: perEndpoint))
        window = Self.sitesPerVisit * max(1, width)
        self.keepsObservations = keepsObservations
        self.now = now
    }

    /// Looks at each of `sites` once and judges what was seen.
    /// - Parameter report: called as each is done, in the order they finish.
    package func run(_ sites: [Site], report: @Sendable (Int, Result) async -> Void) async {
        await withTaskGroup(of: (Int, Result).self) { group in
            var upcoming = 0
            func start() {
                guard upcoming < sites.count, !Task.isCancelled else { return }
                let (place, site, executor) = (upcoming, sites[upcoming], look.nextLoop())
                group.addTask(executorPreference: executor) { (place, await one(site, executor)) }
                upcoming += 1
            }
            for _ in 0..<window { start() }
            for await (place, result) in group {
                guard !Task.isCancelled else { break }
                await report(place, result)
                start()
            }
            group.cancelAll()
        }
    }

    private func one(_ site: Site, _ executor: LoopExecutor) async -> Result {
        let observation = await look.look(at: site, on: executor)
        let findings = SiteJudge.judge(observation, of: site, now: now())
        return Result(
            site: site, observation: keepsObservations ? observation : nil, findings: findings,
            measurements: SiteMeasurements.measure(observation, findings: findings, site: site),
            withoutRoute: observation.withoutRoute)
    }
}
