import Glibc
package import UpkeepCore

/// The machine's clocks.
package struct SystemClock: Sendable {
    private let readMonotonic: @Sendable () -> MonotonicTime
    private let readWall: @Sendable () -> Timestamp
    private let readAsleep: @Sendable () -> Duration
    private let pause: @Sendable (Duration) async throws -> Void

    package init(
        monotonic: @escaping @Sendable () -> MonotonicTime, wall: @escaping @Sendable () -> Timestamp,
        asleep: @escaping @Sendable () -> Duration = { .zero },
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        readMonotonic = monotonic
        readWall = wall
        readAsleep = asleep
        pause = sleep
    }

    /// For durations and deadlines.
    ///
    /// The live clock is `CLOCK_BOOTTIME`, which goes on while the machine is suspended: a probe that a closed laptop
    /// lid interrupted then shows its true length and meets its deadline on waking, where `CLOCK_MONOTONIC` would
    /// call it quick.
    package var monotonic: MonotonicTime { readMonotonic() }

    /// The date and time, which an operator or a time server may move in either direction.
    package var now: Timestamp { readWall() }

    /// How long in all the machine has been suspended since it started: whatever was measured while this grew by more
    /// than a second tells of the suspension, and not of what was looked at.
    ///
    /// That is `CLOCK_BOOTTIME` less `CLOCK_MONOTONIC`, which stands still meanwhile.
    package var asleep: Duration { readAsleep() }

    /// Waits that long on the monotonic clock.
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    package func sleep(for duration: Duration) async throws { try await pause(duration) }

    /// How long `work` takes on the monotonic clock.
    package func measure<Value>(_ work: () async throws -> Value) async rethrows -> (value: Value, duration: Duration) {
        let start = monotonic
        let value = try await work()
        return (value, monotonic - start)
    }

    /// The same clock with another date and time: it begins at `time` and goes on from there, as `--now` asks for.
    package func starting(at time: Timestamp) -> SystemClock {
        let start = monotonic
        return SystemClock(
            monotonic: readMonotonic, wall: { time + (readMonotonic() - start) }, asleep: readAsleep, sleep: pause)
    }

    /// The same clock with a date and time that stand still.
    package func stopped(at time: Timestamp) -> SystemClock {
        SystemClock(monotonic: readMonotonic, wall: { time }, asleep: readAsleep, sleep: pause)
    }

    package static let live = SystemClock(
        monotonic: { MonotonicTime(nanoseconds: read(CLOCK_BOOTTIME)) },
        wall: { Timestamp(nanoseconds: read(CLOCK_REALTIME)) },
        asleep: {
            // This one first, so that being interrupted in between cannot make the difference negative.
            let awake = read(CLOCK_MONOTONIC)
            return .nanoseconds(read(CLOCK_BOOTTIME) &- awake)
        },
        // The continuous clock is CLOCK_BOOTTIME here too, so a wait and the deadline it waits for agree.
        sleep: { try await Task.sleep(for: $0, clock: .continuous) })

    /// Nanoseconds on `clock`; neither clock can fail on a kernel that Swift runs on, and 64 bits last until 2262.
    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
