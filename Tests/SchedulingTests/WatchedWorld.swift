import FakeSystem
import Scheduling
import UpkeepSystem

/// A scheduler at work in a simulation, whose looks take as long as they are told to.
struct WatchedWorld {
    let simulation = Simulation()
    let log = LookLog()
    let scheduler: Scheduler<String>
    private let task: Task<Void, Never>

    /// - Parameters:
    ///   - late: how much later than asked for the scheduler is woken.
    ///   - takes: how long a look at a key takes; nil when it ends only by being cancelled.
    init(
        _ jobs: [ScheduledJob<String>], politeness: Politeness = Politeness(gap: .zero), opening: Opening = .spread,
        late: Duration = .zero, takes: @escaping @Sendable (String) -> Duration? = { _ in .milliseconds(3) }
    ) {
        let clock = simulation.clock
        let log = log
        let lateClock = SystemClock(
            monotonic: { clock.monotonic }, wall: { clock.now }, asleep: { clock.asleep },
            sleep: { try await clock.sleep(for: $0 + late) })
        let scheduler = Scheduler<String>(clock: lateClock, politeness: politeness, report: { log.note($0) }) { slot in
            let number = log.began(slot, at: clock.monotonic)
            let length = takes(slot.key) ?? .seconds(1_000_000_000)
            if length > .zero { try? await clock.sleep(for: length) }
            log.ended(number, at: clock.monotonic, wasCancelled: Task.isCancelled)
        }
        self.scheduler = scheduler
        simulation.start { await scheduler.set(jobs, opening: opening) }
        task = simulation.start { await scheduler.run() }
    }

    var health: SchedulerHealth? { simulation.perform { await scheduler.health } }

    func set(_ jobs: [ScheduledJob<String>], opening: Opening = .spread) {
        simulation.start { await scheduler.set(jobs, opening: opening) }
    }

    func lookNow(_ key: String) -> Bool? { simulation.perform { await scheduler.lookNow(key) } }

    func run(for duration: Duration) { simulation.run(for: duration) }

    /// - Returns: whether the scheduler came to its end.
    func cancel() -> Bool {
        task.cancel()
        simulation.settle()
        return simulation.perform { await task.value } != nil
    }
}
