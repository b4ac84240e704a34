package import UpkeepCore
package import UpkeepSystem

/// Compares the clocks from one reading to the next. Pure.
package struct ClockWatch: Sendable {
    /// What is less is the clocks' own inaccuracy, or a date that is being slewed.
    package static let tolerance = Duration.seconds(1)

    /// One reading of all of them.
    package struct Reading: Sendable, Hashable {
        package var monotonic: MonotonicTime
        package var wall: Timestamp
        package var asleep: Duration

        package init(monotonic: MonotonicTime, wall: Timestamp, asleep: Duration) {
            self.monotonic = monotonic
            self.wall = wall
            self.asleep = asleep
        }

        init(_ clock: SystemClock) { self.init(monotonic: clock.monotonic, wall: clock.now, asleep: clock.asleep) }
    }

    private var last: Reading

    package init(_ reading: Reading) { last = reading }

    /// What happened since the last reading.
    package mutating func read(_ reading: Reading) -> [ClockEvent] {
        var events: [ClockEvent] = []
        let asleep = reading.asleep - last.asleep
        if asleep > Self.tolerance { events.append(.suspended(for: asleep)) }
        let step = (reading.wall - last.wall) - (reading.monotonic - last.monotonic)
        if step > Self.tolerance || step < .zero - Self.tolerance { events.append(.stepped(by: step)) }
        last = reading
        return events
    }
}
