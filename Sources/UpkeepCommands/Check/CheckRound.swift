import Checks
import Diagnosis
import Synchronization
import UpkeepCore
import UpkeepNet
import UpkeepSystem

/// One round of looking at sites, which keeps what is known when it is interrupted.
struct CheckRound {
    /// Looks together at most; each holds a handful of connections.
    private static let width = 512

    let lookout: Lookout
    let filter: CheckFilter
    let keepsObservations: Bool
    var memory: Memory?
    let system: System

    func run(_ sites: [Site]) async throws -> (CheckResult, InterruptSignal?) {
        let started = lookout.clock.now
        let start = system.clock.monotonic
        let open = system.limits.raiseOpenFiles()
        let clock = lookout.clock
        let round = SiteRound(
            look: lookout.look, width: min(Self.width, max(1, open.current / 8)), keepsObservations: keepsObservations,
            remembers: memory != nil, now: { clock.now })
        let done = Mutex<[SiteRound.Result?]>(Array(repeating: nil, count: sites.count))
        let (_, signal) = try await system.interrupts.cancelling { [system] in
            await Progress.show("checking", total: sites.count, on: system.standardError, clock: system.clock) {
                progress in
                await round.run(sites) { place, result in
                    done.withLock { $0[place] = result }
                    progress.step()
                }
            }
        }
        let looked = done.withLock { $0 }
        await memory?.add(looked.compactMap { $0 })
        return (
            CheckResult(
                results: looked.compactMap { $0 }, unfinished: zip(sites, looked).filter { $0.1 == nil }.map(\.0),
                filter: filter, started: started, duration: system.clock.monotonic - start),
            signal
        )
    }
}
