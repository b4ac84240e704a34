package import Checks
package import UpkeepCore

/// One look at many sites, so many at a time that a black-holed one never holds up the others.
package struct SiteRound: Sendable {
    package struct Result: Sendable {
        package var site: Site
        package var observation: SiteObservation
        package var findings: [Finding]
    }

    private let look: SiteLook
    private let width: Int
    private let now: @Sendable () -> Timestamp

    /// - Parameter width: sites looked at together, at least 1.
    package init(look: SiteLook, width: Int, now: @escaping @Sendable () -> Timestamp) {
        self.look = look
        self.width = max(1, width)
        self.now = now
    }

    /// Looks at each of `sites` once and judges what was seen.
    /// - Parameter report: called as each is done, in the order they finish.
    package func run(_ sites: [Site], report: @Sendable (Int, Result) async -> Void) async {
        await withTaskGroup(of: (Int, Result).self) { group in
            var next = 0
            func start() {
                guard next < sites.count, !Task.isCancelled else { return }
                let (place, site) = (next, sites[next])
                group.addTask { (place, await one(site)) }
                next += 1
            }
            for _ in 0..<min(width, sites.count) { start() }
            for await (place, result) in group {
                guard !Task.isCancelled else { break }
                await report(place, result)
                start()
            }
            group.cancelAll()
        }
    }

    private func one(_ site: Site) async -> Result {
        let observation = await look.look(at: site)
        return Result(
            site: site, observation: observation,
            findings: SiteJudge.judge(observation, of: site, now: now()))
    }
}
