import Scheduling
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("the timetable, whatever happens")
struct TimetablePropertyTests {
    private static func at(_ second: Int) -> MonotonicTime { MonotonicTime(nanoseconds: Int64(second) * 1_000_000_000) }

    /// Phases are made of keys; the model is told them, in whole seconds, by a timetable that does nothing else.
    private static func phase(_ job: ScheduledJob<String>) -> MonotonicTime? {
        var table = Timetable<String>(wall: Timestamp(seconds: 0), monotonic: at(0))
        table.set([job], opening: .spread, at: at(0))
        return table.nextDue
    }

    @Test("it says what a walk over every second says", arguments: 0..<20)
    func model(_ block: Int) {
        for seed in UInt64(block) * 20..<UInt64(block + 1) * 20 { compare(seed) }
    }

    /// Time here is in the jobs' own terms: a step of the model's second is a slot's phase apart, so slots never fall on
    /// the moment of a question.
    private func compare(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        var table = Timetable<String>(wall: Timestamp(seconds: 0), monotonic: Self.at(0))
        var expected: [String: (job: ScheduledJob<String>, slots: [Int64], from: Int64, busy: Bool)] = [:]
        /// Whose look besides the slots waits for its turn.
        var extra: Set<String> = []
        /// Whose look is not over, and whether it has begun.
        var running: [String: Bool] = [:]
        var now: Int64 = 0
        let end: Int64 = 2_000
        for _ in 0..<60 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0...1:
                let jobs = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                    ScheduledJob(
                        "job-\(Int.random(in: 0..<10, using: &random))",
                        every: .seconds(Int.random(in: 1...29, using: &random)))
                }
                table.set(jobs, at: Self.at(Int(now)))
                var kept = expected.filter { _ in false }
                for job in jobs {
                    if let before = expected[job.key], before.job.every == job.every {
                        kept[job.key] = before
                    } else {
                        kept[job.key] = (job, Self.slots(of: job, until: end), now * 1_000_000_000 + 1, false)
                    }
                }
                expected = kept
            case 2:
                if let key = expected.keys.sorted().randomElement(using: &random) {
                    let begins = table.begin(key)
                    #expect(begins == (running[key] == nil), "seed \(seed)")
                    if begins {
                        running[key] = false
                        extra.insert(key)
                    }
                }
            case 3...4:
                if let key = running.keys.sorted().randomElement(using: &random) {
                    if random.chance(50) {
                        running[key] = true
                        extra.remove(key)
                        table.start(key)
                    } else {
                        running[key] = nil
                        extra.remove(key)
                        table.finish(key)
                    }
                }
            default:
                now += Int64.random(in: 1...(random.chance(10) ? 60 : 5), using: &random)
                if now > end { return }
                let (looks, missed) = table.due(at: Self.at(Int(now)))
                for (key, value) in expected {
                    let due = value.slots.filter { $0 >= value.from && $0 <= now * 1_000_000_000 }
                    expected[key]?.from = now * 1_000_000_000 + 1
                    let isBusy = running[key] != nil && !extra.contains(key)
                    let cause: MissedCause = isBusy ? (running[key] == true ? .busy : .crowded) : .late
                    let isServed = !due.isEmpty && extra.remove(key) != nil
                    let look = looks.filter { $0.key == key }
                    let lost = missed.filter { $0.key == key }
                    #expect(
                        look.count == (due.isEmpty || isBusy || isServed ? 0 : 1), "seed \(seed), \(key) at \(now)")
                    #expect(
                        lost.reduce(0) { $0 + $1.count } == due.count - look.count - (isServed ? 1 : 0),
                        "seed \(seed), \(key) at \(now)")
                    #expect(lost.allSatisfy { $0.cause == cause })
                    if let look = look.first {
                        #expect(look.due.nanoseconds == due.last && look.missed == due.count - 1)
                    }
                    if let lost = lost.first { #expect(lost.first.nanoseconds == due.first) }
                }
                #expect(Set(looks.map(\.key)).isSubset(of: expected.keys))
                for slot in looks { running[slot.key] = false }
                let next = expected.values.compactMap { value in value.slots.first { $0 >= value.from } }.min()
                if now < end - 60 { #expect(table.nextDue?.nanoseconds == next, "seed \(seed) at \(now)") }
            }
        }
    }

    /// All slots of a job with an interval that is no longer than the opening's spread, nanoseconds.
    private static func slots(of job: ScheduledJob<String>, until end: Int64) -> [Int64] {
        guard let phase = phase(job) else { return [] }
        let every = Int64(job.every.inSeconds) * 1_000_000_000
        return Array(stride(from: phase.nanoseconds % every, through: end * 1_000_000_000, by: Int64.Stride(every)))
    }
}
