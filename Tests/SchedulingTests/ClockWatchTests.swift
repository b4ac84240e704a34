import Scheduling
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("the clocks, compared")
struct ClockWatchTests {
    private static func reading(_ monotonic: Double, wall: Double, asleep: Double) -> ClockWatch.Reading {
        ClockWatch.Reading(
            monotonic: MonotonicTime(nanoseconds: Int64(monotonic * 1e9)),
            wall: Timestamp(seconds: 1_795_348_800) + .milliseconds(wall * 1000), asleep: .milliseconds(asleep * 1000))
    }

    static let steps: [(reading: ClockWatch.Reading, events: [ClockEvent])] = [
        (reading(30, wall: 30, asleep: 0), []),
        (reading(60, wall: 60.9, asleep: 0.9), []),
        // Both only compare with the reading before: what was let pass does not add up.
        (reading(90, wall: 91.8, asleep: 1.8), []),
        (reading(120, wall: 61.8, asleep: 1.8), [.stepped(by: .seconds(-60))]),
        (reading(150, wall: 91.8, asleep: 11.8), [.suspended(for: .seconds(10))]),
        (
            reading(180, wall: 221.8, asleep: 31.8),
            [.suspended(for: .seconds(20)), .stepped(by: .seconds(100))]
        ),
        (reading(210, wall: 251.8, asleep: 31.8), []),
    ]

    @Test("only what happened since the last reading is told")
    func compare() {
        var watch = ClockWatch(Self.reading(0, wall: 0, asleep: 0))
        for (row, step) in Self.steps.enumerated() {
            #expect(watch.read(step.reading) == step.events, "row \(row)")
        }
    }

    @Test("this machine's own clocks agree with each other")
    func live() {
        let clock = SystemClock.live
        let asleep = clock.asleep
        #expect(asleep >= .zero)
        #expect(clock.asleep - asleep < .seconds(60))
        // Two clocks are read one after the other, nanoseconds apart.
        #expect(clock.starting(at: Timestamp(seconds: 0)).asleep >= asleep - .milliseconds(1))
    }
}
