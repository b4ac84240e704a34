import GRDB
import Testing
import UpkeepCore

@testable import UpkeepStore

@Suite("how much room results need, and how much of it a question reads")
struct ResultSizeTests {
    /// Looks with six phases whose latency wanders as latencies do.
    private func looks(_ second: Range<Int>, monitors: Int, _ noise: inout Noise) -> [LookResult] {
        var looks: [LookResult] = []
        for start in stride(from: second.lowerBound, to: second.upperBound, by: 30) {
            for monitor in 0..<monitors {
                let latency = 80_000 + Int.random(in: -20_000...20_000, using: &noise)
                var look = ResultWorld.look(
                    .milliseconds(start * 1000 + monitor % 30 * 1000 + Int.random(in: 0...50, using: &noise)),
                    of: "https://shop-\(monitor).example/", latency: .microseconds(latency))
                look.check = "http.status"
                look.phases = (1...6).map { .microseconds(latency * $0 / 21) }
                looks.append(look)
            }
        }
        return looks
    }

    @Test("a raw result with its phases takes at most 40 bytes on disk, with all its roll-ups")
    func bytesPerResult() async throws {
        try await withResults { world in
            var noise = Noise(1)
            var taken = 0
            for hour in 0..<25 {
                let batch = looks(hour * 3600..<(hour + 1) * 3600, monitors: 40, &noise)
                taken += try await world.file.append(batch).taken
                try await world.maintain(.seconds((hour + 1) * 3600))
            }
            try await world.maintain(.seconds(26 * 3600))
            try await world.maintain(.seconds(26 * 3600 + 100))
            #expect(taken == 25 * 120 * 40)
            let bytes = ResultFile.bytes(of: world.file.path)
            let perResult = Double(bytes) / Double(taken)
            #expect(perResult <= 40, "\(perResult)")
            // What the year's two gigabytes are reckoned from: raw results by themselves, and each level's rows.
            let sizes = try await world.file.file.read { [taken] database in
                try PackedTable.allCases.map { table in
                    let sum =
                        try Int.fetchOne(
                            database, sql: "SELECT coalesce(sum(length(body)), 0) FROM \(table.rawValue)") ?? 0
                    return Double(sum) / Double(taken)
                }
            }
            let names = PackedTable.allCases.map(\.rawValue)
            let limits = ["journal": 0.01, "raw": 16.0, "minutes": 6.0, "hours": 2.5, "days": 0.5]
            for (name, size) in zip(names, sizes) { #expect(size <= limits[name] ?? 0, "\(name): \(size)") }
        }
    }

    @Test("90 days of uptime read a row a day and a few for the edges, whatever the number of looks")
    func rowsRead() async throws {
        try await withResults { world in
            for day in 0..<95 {
                let start = day * 86_400
                _ = try await world.file.append(ResultWorld.looks(start..<start + 86_400, every: 600))
                try await world.maintain(.seconds(start + 86_400))
            }
            let end = 94 * 86_400 + 50_000
            let summary = try await world.summary(.seconds(end - 90 * 86_400), .seconds(end))
            #expect(summary.coverage == 1)
            // 89 whole days, 23 hours at each edge, 4 quarters of an hour's minutes, and results for the last minute.
            #expect(summary.cost.rows <= 89 + 2 * (23 + 4 + 1))
            #expect(summary.cost.bytes <= 20_000)
            // Ninety days ago only hours are kept: the window starts with the first whole one.
            let start = ResultWorld.midnight + .seconds(4 * 86_400 + 14 * 3600)
            #expect(summary.window == start..<ResultWorld.midnight + .seconds(end))
            #expect(summary.looks.ok == 90 * 144)
        }
    }

    @Test("a question about now reads the journal of one quarter of an hour, not more")
    func journalRead() async throws {
        try await withResults { world in
            for second in stride(from: 0, to: 7200, by: 30) {
                _ = try await world.file.append(
                    (0..<20).map { ResultWorld.look(.seconds(second), of: $0 == 0 ? "shop" : "shop \($0)") })
                _ = try await world.file.maintain(at: ResultWorld.midnight + .seconds(second + 30))
            }
            let summary = try await world.summary(.seconds(7200 - 3600), .seconds(7200))
            #expect(summary.looks.ok == 120)
            // A slice and the grace of the one before are open: 34 batches at most, and rows of packed minutes.
            #expect(summary.cost.rows <= 34 + 5 + 2)
        }
    }

    @Test("a thousand batches wait for the disk once a minute, not a thousand times")
    func checkpoints() async throws {
        try await withResults { world in
            var checkpoints = 0
            for second in 0..<600 {
                _ = try await world.file.append([ResultWorld.look(.seconds(second), every: .seconds(1))])
                if try await world.file.maintain(at: ResultWorld.midnight + .seconds(second)).didCheckpoint {
                    checkpoints += 1
                }
            }
            #expect((1...12).contains(checkpoints))
            let mode = try await world.file.file.outsideTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
            #expect(mode == 1, "NORMAL: a commit does not wait")
        }
    }
}
