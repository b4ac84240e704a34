import Synchronization
package import UpkeepCore
package import UpkeepSystem

/// A clock that moves only when the test says so.
package final class FakeClock: Sendable {
    private struct Sleeper {
        var wakesAt: MonotonicTime
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var elapsed = Duration.zero
        var asleep = Duration.zero
        /// How far the date was set off what has elapsed.
        var step = Duration.zero
        var sleepers: [Int: Sleeper] = [:]
        var lastTicket = 0
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let start: Timestamp
    private let state = Mutex(State())

    /// 2026-11-22T12:00:00Z unless the test cares.
    package init(startingAt start: Timestamp = Timestamp(seconds: 1_795_348_800)) { self.start = start }

    package var clock: SystemClock {
        SystemClock(
            monotonic: { self.time },
            wall: { self.start + self.state.withLock { $0.elapsed + $0.step } },
            asleep: { self.state.withLock { $0.asleep } },
            sleep: { try await self.sleep(for: $0) })
    }

    private var time: MonotonicTime { MonotonicTime(nanoseconds: 0) + state.withLock { $0.elapsed } }

    /// When the first of those who sleep wakes; nil when nobody sleeps.
    package var nextWake: MonotonicTime? { state.withLock { $0.sleepers.values.lazy.map(\.wakesAt).min() } }

    /// Moves both clocks on and wakes whoever has slept long enough.
    package func advance(by duration: Duration) { pass(duration, asleep: .zero) }

    /// The machine is suspended for so long: both clocks have moved on when it wakes, and nobody has run meanwhile.
    package func suspend(for duration: Duration) { pass(duration, asleep: duration) }

    /// Somebody sets the date, which wakes nobody.
    package func stepWall(by duration: Duration) { state.withLock { $0.step += duration } }

    private func pass(_ duration: Duration, asleep: Duration) {
        let woken = state.withLock { state in
            state.elapsed += duration
            state.asleep += asleep
            let now = MonotonicTime(nanoseconds: 0) + state.elapsed
            let due = state.sleepers.filter { $0.value.wakesAt <= now }
            for ticket in due.keys { state.sleepers[ticket] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Returns once `count` tasks sleep on this clock, so that a test can move it knowing who will wake.
    package func waitForSleepers(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    private func sleep(for duration: Duration) async throws {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (answer, ready) = state.withLock { state in
                    enroll(continuation, ticket, duration, &state)
                }
                if let answer { continuation.resume(with: answer) }
                for watcher in ready { watcher.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: ticket) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func enroll(
        _ continuation: CheckedContinuation<Void, any Error>, _ ticket: Int, _ duration: Duration, _ state: inout State
    ) -> (answer: Result<Void, any Error>?, ready: [CheckedContinuation<Void, Never>]) {
        if Task.isCancelled { return (.failure(CancellationError()), []) }
        if duration <= .zero { return (.success(()), []) }
        let wakesAt = MonotonicTime(nanoseconds: 0) + (state.elapsed + duration)
        state.sleepers[ticket] = Sleeper(wakesAt: wakesAt, continuation: continuation)
        let count = state.sleepers.count
        let ready = state.watchers.filter { $0.count <= count }.map(\.continuation)
        state.watchers.removeAll { $0.count <= count }
        return (nil, ready)
    }
}
