import Synchronization
package import UpkeepSystem

/// A world on one thread and a clock of its own: time stands still while anybody has something to do, and jumps to the
/// next who wakes when nobody has. Weeks pass in no time, and every run is the same.
///
/// All tasks that ``perform(_:)`` starts, their children and the actors they call run here, provided that nobody asks
/// for another executor.
package final class Simulation: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var served = 0
        var wakes = 0
    }

    package let time: FakeClock
    private let state = Mutex(State())

    package init(time: FakeClock = FakeClock()) { self.time = time }

    /// How often the clock jumped because somebody wanted to be woken.
    package var wakes: Int { state.withLock { $0.wakes } }

    package var clock: SystemClock { time.clock }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
    }

    /// Starts `work` as a task of this world and runs until everybody rests.
    @discardableResult
    package func start(_ work: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        let task = Task(executorPreference: self) { await work() }
        settle()
        return task
    }

    /// What `work` returns; nil when it is not done without the clock's moving on.
    package func perform<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value? {
        let answer = Answer<Value>()
        start {
            let value = await work()
            answer.value.withLock { $0 = value }
        }
        return answer.value.withLock { $0 }
    }

    private final class Answer<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    /// Runs whoever is ready until all wait.
    package func settle() {
        while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    /// Lets so much time pass, with everything that happens in it.
    package func run(for duration: Duration) {
        let end = clock.monotonic + duration
        settle()
        while let wake = time.nextWake, wake <= end {
            state.withLock { $0.wakes += 1 }
            time.advance(by: max(wake - clock.monotonic, .zero))
            settle()
        }
        time.advance(by: end - clock.monotonic)
        settle()
    }

    private func next() -> UnownedJob? {
        state.withLock { state in
            guard state.served < state.jobs.count else {
                state.jobs.removeAll(keepingCapacity: true)
                state.served = 0
                return nil
            }
            state.served += 1
            return state.jobs[state.served - 1]
        }
    }
}
