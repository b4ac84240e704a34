import Testing
import UpkeepCore

@testable import UpkeepStore

@Suite("what is old goes, level by level; what is too much goes first")
struct RetentionTests {
    private static let day = 86_400

    private func fill(_ world: ResultWorld, days: Int, every interval: Int = 300) async throws {
        for day in 0..<days {
            let start = day * Self.day
            _ = try await world.file.append(ResultWorld.looks(start..<start + Self.day, every: interval))
            try await world.maintain(.seconds(start + Self.day + 3600))
        }
    }

    @Test("each level goes at its own age, and what is left answers as finely as it can")
    func levels() async throws {
        let retention = Retention(
            raw: .seconds(2 * Self.day), minutes: .seconds(4 * Self.day), hours: .seconds(8 * Self.day),
            days: .seconds(16 * Self.day))
        try await withResults(retention: retention) { world in
            try await fill(world, days: 20)
            let now = 20 * Self.day + 3600
            func answered(_ from: Int, _ to: Int) async throws -> (Range<Timestamp>, StatusTally) {
                let summary = try await world.summary(.seconds(from), .seconds(to))
                return (summary.window, summary.time)
            }
            func window(_ from: Int, _ to: Int) -> Range<Timestamp> {
                ResultWorld.midnight + .seconds(from)..<ResultWorld.midnight + .seconds(to)
            }
            // One result by itself: yesterday yes, five days ago no.
            let yesterday = window(now - Self.day, now)
            let older = window(0, now - 3 * Self.day)
            #expect(try await world.file.results(of: ResultWorld.series(), in: yesterday, limit: 5).count == 5)
            #expect(try await world.file.results(of: ResultWorld.series(), in: older, limit: 5) == [])
            // To the second, minute, hour and day.
            let one = now - Self.day + 1, three = now - 3 * Self.day + 1
            let six = 14 * Self.day + 5000, twelve = 8 * Self.day + 5000
            #expect(try await answered(one, one + 10).0 == window(one, one + 10))
            #expect(try await answered(three, three + 3599).0 == window(three + 59, three + 3599))
            #expect(try await answered(six, six + 7200).0 == window(7200 + 14 * Self.day, 14 * Self.day + 10_800))
            let (days, time) = try await answered(twelve, twelve + 3 * Self.day)
            #expect(days == window(9 * Self.day, 11 * Self.day))
            #expect(time.ok == 2 * 86_400_000)
            // Before all that is kept, nothing is known.
            #expect(try await world.summary(.zero, .seconds(3 * Self.day)).uptime == nil)
        }
    }

    @Test("what comes from before what is kept raw is refused, not half put in")
    func tooLate() async throws {
        try await withResults(retention: Retention(raw: .seconds(Self.day))) { world in
            try await fill(world, days: 4)
            let before = try await world.summary(.zero, .seconds(4 * Self.day))
            let late = ResultWorld.looks(0..<600, .critical)
            #expect(try await world.file.append(late) == AppendReceipt.of(taken: 0, refused: late.count))
            try await world.maintain(.seconds(4 * Self.day + 7200))
            let after = try await world.summary(.zero, .seconds(4 * Self.day))
            #expect(after.time == before.time)
            #expect(after.looks == before.looks)
        }
    }

    @Test("what comes late, but not too late, is put in its place in every level")
    func late() async throws {
        try await withResults { world in
            try await fill(world, days: 3)
            let before = try await world.summary(.zero, .seconds(3 * Self.day))
            _ = try await world.file.append([ResultWorld.look(.seconds(4000), .critical, every: .seconds(300))])
            try await world.maintain(.seconds(3 * Self.day + 7200))
            for range in [0..<3 * Self.day, 0..<Self.day, 3600..<7200, 3960..<4080, 3990..<4010] {
                let summary = try await world.summary(.seconds(range.lowerBound), .seconds(range.upperBound))
                #expect(summary.looks.critical == 1, "\(range)")
                #expect(summary.time.critical > 0, "\(range)")
            }
            let after = try await world.summary(.zero, .seconds(3 * Self.day))
            #expect(after.looks.total == before.looks.total + 1)
            #expect(after.time.total == before.time.total)
        }
    }

    @Test("a result that is sent twice counts once when both come to the same place")
    func twice() async throws {
        try await withResults { world in
            let looks = ResultWorld.looks(0..<1800)
            _ = try await world.file.append(looks)
            try await world.maintain(.seconds(3600))
            _ = try await world.file.append(looks)
            try await world.maintain(.seconds(4000))
            #expect(try await world.summary(.zero, .seconds(1800)).looks.ok == 60)
        }
    }

    @Test("the disk budget is obeyed: raw results go first, days stay")
    func budget() async throws {
        let budget: Int64 = 1_500_000
        try await withResults(retention: Retention(budget: budget)) { world in
            var largest: Int64 = 0
            for hour in 0..<60 {
                let start = hour * 3600
                for name in 0..<20 {
                    _ = try await world.file.append(
                        ResultWorld.looks(start..<start + 3600, every: 10, of: "shop \(name)"))
                }
                let report = try await world.maintain(.seconds(start + 3600 + 120))
                #expect(!report.isOverBudget)
                largest = max(largest, ResultFile.bytes(of: world.file.path))
            }
            #expect(largest <= budget)
            #expect(largest > budget / 2)
            let start = ResultWorld.midnight
            let old = try await world.file.results(
                of: ResultWorld.series("shop 3"), in: start..<start + .seconds(3600), limit: 10)
            #expect(old == [])
            let new = try await world.file.results(
                of: ResultWorld.series("shop 3"), in: start..<start + .seconds(60 * 3600), limit: 10)
            #expect(new.count == 10)
            let days = try await world.summary(.zero, .seconds(2 * Self.day), of: "shop 3")
            #expect(days.looks.ok == 17_280)
            #expect(days.coverage == 1)
        }
    }

    @Test("a smaller budget makes the file smaller")
    func smallerBudget() async throws {
        try await withResults { world in
            for hour in 0..<30 {
                for name in 0..<20 {
                    _ = try await world.file.append(
                        ResultWorld.looks(hour * 3600..<(hour + 1) * 3600, every: 10, of: "shop \(name)"))
                }
                try await world.maintain(.seconds((hour + 1) * 3600 + 120))
            }
            let before = ResultFile.bytes(of: world.file.path)
            let small = try ResultFile(folder: world.folder, retention: Retention(budget: before / 2))
            var end = ResultWorld.midnight + .seconds(31 * 3600)
            while try await small.maintain(at: end).isUnfinished {}
            end = end + .seconds(120)
            let report = try await small.maintain(at: end)
            #expect(!report.isOverBudget)
            #expect(ResultFile.bytes(of: world.file.path) <= before / 2)
        }
    }

    @Test("a budget that cannot be kept is said, and the present is kept all the same")
    func tooSmall() async throws {
        try await withResults(retention: Retention(budget: 10_000)) { world in
            _ = try await world.file.append(ResultWorld.looks(0..<3600))
            #expect(try await world.maintain(.seconds(3700)).isOverBudget)
            #expect(try await world.summary(.zero, .seconds(3600)).looks.ok == 120)
        }
    }
}
