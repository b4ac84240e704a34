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
        /// What there is to remember, when all was well and somebody wants to.
        package var good: KnownGood?
    }

    private let look: SiteLook
    private let width: Int
    private let perEndpoint: Int
    private let keepsObservations: Bool
    private let remembers: Bool
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - width: sites looked at together, at least 1.
    ///   - perEndpoint: sites visited together at one address and port, at least 1, whatever names led there; more would
    ///     be a load of its own that makes a small server turn visitors away.
    ///   - keepsObservations: keep bodies and headers in the results; otherwise only what the findings say remains.
    ///   - remembers: tell what there is to remember of sites that are well.
    package init(
        look: SiteLook, width: Int, perEndpoint: Int = 128, keepsObservations: Bool,
        remembers: Bool = false, now: @escaping @Sendable () -> Timestamp
    ) {
        self.look = look
        self.perEndpoint = perEndpoint
        self.width = max(1, width)
        self.keepsObservations = keepsObservations
        self.remembers = remembers
        self.now = now
    }

    /// What one task of a round came to: a site's addresses, or all of it.
    private enum Step: Sendable {
        case located(Int, NameObservation)
        case done(Int, Result)
    }

    /// Looks at each of `sites` once and judges what was seen.
    /// - Parameter report: called as each is done, in the order they finish.
    package func run(_ sites: [Site], report: @Sendable (Int, Result) async -> Void) async {
        await withTaskGroup(of: Step.self) { group in
            var queue = VisitQueue(perEndpoint: perEndpoint)
            // A site that waits for its turn is these few bytes and no task.
            var located: [Int: NameObservation] = [:]
            var upcoming = 0
            var underWay = 0
            func fill() {
                while underWay < width, !Task.isCancelled {
                    let executor = look.nextLoop()
                    if let place = queue.next(), let name = located[place] {
                        let site = sites[place]
                        group.addTask(executorPreference: executor) { .done(place, await one(site, name, executor)) }
                    } else if upcoming < sites.count {
                        let (place, site) = (upcoming, sites[upcoming])
                        group.addTask(executorPreference: executor) {
                            .located(place, await look.locate(site, on: executor))
                        }
                        upcoming += 1
                    } else {
                        return
                    }
                    underWay += 1
                }
            }
            fill()
            for await step in group {
                guard !Task.isCancelled else { break }
                underWay -= 1
                switch step {
                case .located(let place, let name):
                    located[place] = name
                    queue.arrive(place, at: sites[place].endpoints(at: name))
                case .done(let place, let result):
                    await report(place, result)
                    if let name = located.removeValue(forKey: place) {
                        queue.leave(sites[place].endpoints(at: name))
                    }
                }
                fill()
            }
            group.cancelAll()
        }
    }

    private func one(_ site: Site, _ name: NameObservation, _ executor: LoopExecutor) async -> Result {
        let observation = await look.look(at: site, found: name, on: executor)
        let findings = SiteJudge.judge(observation, of: site, now: now())
        return Result(
            site: site, observation: keepsObservations ? observation : nil, findings: findings,
            measurements: SiteMeasurements.measure(observation, findings: findings, site: site),
            withoutRoute: observation.withoutRoute,
            good: remembers ? KnownGood(observation, of: site, findings) : nil)
    }
}
