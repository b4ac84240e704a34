import Testing
import UpkeepCore

@testable import UpkeepStore

@Suite("clocks that are set, summer time, machines that sleep")
struct ResultClockTests {
    @Test(
        "a local day of 23 or 25 hours is those hours, of 24 as well",
        arguments: [
            // Europe/Berlin 2026: 29 March, 25 October, and 1 June between them.
            (1_774_738_800, 23), (1_780_264_800, 24), (1_792_879_200, 25),
        ])
    func summerTime(_ start: Int64, _ hours: Int) async throws {
        try await withResults { world in
            let start = Timestamp(seconds: start)
            let end = start + .seconds(hours * 3600)
            // Down for the hour that is skipped or comes twice.
            var looks: [LookResult] = []
            for second in stride(from: -86_400, to: 2 * 86_400, by: 60) {
                let isDown = (3 * 3600..<4 * 3600).contains(second)
                var look = ResultWorld.look(.zero, isDown ? .critical : .ok, every: .seconds(60))
                look.at = start + .seconds(second)
                looks.append(look)
            }
            _ = try await world.file.append(looks)
            for isPacked in [false, true] {
                if isPacked {
                    while try await world.file.maintain(at: start + .seconds(3 * 86_400)).isUnfinished {}
                }
                let summary = try await world.file.summary(
                    of: ResultWorld.series(), in: start..<end, withLatency: false)
                #expect(summary.time.total == Int64(hours) * 3_600_000)
                #expect(summary.coverage == 1)
                #expect(summary.uptime == Double(hours - 1) / Double(hours))
                #expect(summary.window == start..<end)
            }
        }
    }

    @Test("a clock that is set back an hour makes no hour count twice", arguments: [false, true])
    func setBack(_ packsBefore: Bool) async throws {
        try await withResults { world in
            var plain = PlainResults()
            // Two hours go by, then the second one comes again, with another status.
            let first = ResultWorld.looks(0..<7200)
            let second = ResultWorld.looks(3610..<7810, .critical)
            for batch in [first, second] {
                plain.append(batch)
                for part in stride(from: 0, to: batch.count, by: 10) {
                    let looks = Array(batch[part..<min(part + 10, batch.count)])
                    _ = try await world.file.append(looks)
                    if packsBefore { try await world.maintain(looks[looks.count - 1].at - ResultWorld.midnight) }
                }
            }
            try await world.maintain(.seconds(10_000))
            let summary = try await world.summary(.zero, .seconds(7800))
            #expect(summary.time.total == 7_800_000)
            #expect(summary.looks.total == Int64(first.count + second.count))
            #expect(summary.coverage == 1)
            let uptime = try #require(summary.uptime)
            #expect(uptime > 0 && uptime < 1)
            let expected = plain.summary(ResultWorld.midnight..<ResultWorld.midnight + .seconds(7800))
            #expect(summary.time == expected.time)
            #expect(summary.looks == expected.looks)
        }
    }

    @Test("a clock set forward leaves a hole, which is neither up nor down")
    func setForward() async throws {
        try await withResults { world in
            _ = try await world.file.append(ResultWorld.looks(0..<1800))
            var after = ResultWorld.looks(5400..<7200)
            after[0].isAfterGap = true
            _ = try await world.file.append(after)
            try await world.maintain(.seconds(9000))
            let summary = try await world.summary(.zero, .seconds(7200))
            #expect(summary.uptime == 1)
            // The last look before speaks for nothing, since it cannot be said how long it was ago.
            #expect(summary.time.ok == 1_770_000 + 1_800_000)
        }
    }

    @Test("a gap that is learnt of after its slices were packed is taken back from all of them")
    func lateGap() async throws {
        try await withResults { world in
            _ = try await world.file.append([ResultWorld.look(.zero, every: .seconds(7200))])
            try await world.maintain(.seconds(9000))
            #expect(try await world.summary(.zero, .seconds(9000)).time.ok == 9_000_000)
            _ = try await world.file.append([ResultWorld.look(.seconds(9100), every: .seconds(7200), isAfterGap: true)])
            try await world.maintain(.seconds(12_000))
            #expect(try await world.summary(.zero, .seconds(9000)).time.ok == 0)
            #expect(try await world.summary(.zero, .seconds(10_800)).time.ok == 1_700_000)
        }
    }

    @Test("a clock that runs a year ahead for an hour costs no history")
    func aYearAhead() async throws {
        try await withResults { world in
            _ = try await world.file.append(ResultWorld.looks(0..<3600))
            try await world.maintain(.seconds(7200))
            let before = try await world.summary(.zero, .seconds(3600))
            let year = 366 * 86_400
            for second in stride(from: 0, to: 3600, by: 300) {
                let start = year + second
                _ = try await world.file.append(ResultWorld.looks(start..<start + 300))
                #expect(try await world.maintain(.seconds(start + 300)).isWaitingForClock)
            }
            // Back in the present, looks go on.
            _ = try await world.file.append(ResultWorld.looks(10_800..<14_400))
            let report = try await world.maintain(.seconds(16_000))
            #expect(report.isWaitingForClock)
            #expect(report.expiredRows == 0)
            let again = try await world.summary(.zero, .seconds(3600))
            #expect(again.time == before.time)
            #expect(again.latency == before.latency)
            #expect(try await world.summary(.seconds(10_800), .seconds(14_400)).coverage == 1)
            // A day later the present is believed again.
            #expect(try await world.maintain(.seconds(16_000 + 43_200)).isWaitingForClock)
            #expect(try await !world.maintain(.seconds(16_000 + 86_400)).isWaitingForClock)
        }
    }

    @Test("after days of silence the last hour and day are closed, and what comes later goes on")
    func silence() async throws {
        try await withResults { world in
            _ = try await world.file.append(ResultWorld.looks(0..<5000))
            try await world.maintain(.seconds(5000))
            try await world.maintain(.seconds(50 * 86_400))
            try await world.maintain(.seconds(51 * 86_400))
            let whole = try await world.summary(.zero, .seconds(86_400))
            #expect(whole.looks.ok == 167)
            #expect(whole.cost.rows == 1)
            _ = try await world.file.append(ResultWorld.looks(51 * 86_400..<51 * 86_400 + 600))
            let now = try await world.summary(.seconds(51 * 86_400), .seconds(51 * 86_400 + 600))
            #expect(now.coverage == 1)
        }
    }
}
