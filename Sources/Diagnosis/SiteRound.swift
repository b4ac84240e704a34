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

    private let look: SiteLook
    private let width: Int
    private let widthPerServer: Int
    private let keepsObservations: Bool
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - width: sites looked at together, at least 1.
    ///   - widthPerServer: sites of one server looked at together, at least 1; more would be a load of its own that makes
    ///     a small server turn visitors away.
    ///   - keepsObservations: keep bodies and headers in the results; otherwise only what the findings say remains.
    package init(
        look: SiteLook, width: Int, widthPerServer: Int = 128, keepsObservations: Bool,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.look = look
        self.widthPerServer = widthPerServer
        self.width = max(1, width)
        self.keepsObservations = keepsObservations
        self.now = now
    }

    /// Looks at each of `sites` once and judges what was seen.
    /// - Parameter report: called as each is done, in the order they finish.
    package func run(_ sites: [Site], report: @Sendable (Int, Result) async -> Void) async {
        await withTaskGroup(of: (Int, Result).self) { group in
            var queue = SiteQueue(sites, widthPerServer: widthPerServer)
            var underWay = 0
            func fill() {
                while underWay < width, !Task.isCancelled, let place = queue.next() {
                    let site = sites[place]
                    let executor = look.nextLoop()
                    group.addTask(executorPreference: executor) { (place, await one(site, executor)) }
                    underWay += 1
                }
            }
            fill()
            for await (place, result) in group {
                guard !Task.isCancelled else { break }
                await report(place, result)
                queue.leave(place)
                underWay -= 1
                fill()
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
