import GRDB
import Peers
import Testing
import UpkeepCore

@testable import UpkeepStore

@Suite("results in, uptime and percentiles out")
struct ResultFileTests {
    @Test("a result comes back as it was, from the journal and packed")
    func roundTrip() async throws {
        try await withResults { world in
            let look = LookResult(
                Subject(.endpoint, "shop.example:443"), from: Vantage(name: "berlin"),
                at: ResultWorld.midnight + .milliseconds(1234), status: .warning, check: "tls.expiry",
                latency: .microseconds(81_234), phases: [.milliseconds(3), nil, .microseconds(12_300)],
                interval: .seconds(60), isAfterGap: true)
            let plain = ResultWorld.look(.seconds(2), .critical)
            #expect(try await world.file.append([plain, look]) == AppendReceipt.of(taken: 2))
            let window = ResultWorld.midnight..<ResultWorld.midnight + .seconds(3600)
            let series = MonitoredSeries(look.subject, from: look.vantage)
            for _ in 0..<2 {
                #expect(try await world.file.results(of: series, in: window, limit: 10) == [look])
                #expect(try await world.file.results(of: ResultWorld.series(), in: window, limit: 10) == [plain])
                #expect(try await world.file.monitored() == [ResultWorld.series(), series])
                try await world.maintain(.seconds(7200))
            }
            let again = try ResultFile(folder: world.folder)
            #expect(try await again.results(of: series, in: window, limit: 10) == [look])
            #expect(try await again.results(of: series, in: window, limit: 0) == [])
        }
    }

    @Test("what nobody ever looked at is neither up nor down")
    func nothing() async throws {
        try await withResults { world in
            let summary = try await world.summary(.zero, .seconds(3600))
            #expect(summary.uptime == nil)
            #expect(summary.coverage == 0)
            #expect(summary.latency.isEmpty)
            #expect(try await world.maintain(.seconds(1)).packedSlices == 0)
        }
    }

    @Test("an hour up and half an hour down, by what was known of it", arguments: [false, true])
    func uptime(_ isPacked: Bool) async throws {
        try await withResults { world in
            _ = try await world.file.append(ResultWorld.looks(0..<3600) + ResultWorld.looks(3600..<5400, .critical))
            if isPacked { try await world.maintain(.seconds(9000)) }
            let known = try await world.summary(.zero, .seconds(5400))
            #expect(known.time.ok == 3_600_000)
            #expect(known.time.critical == 1_800_000)
            #expect(known.uptime == 2.0 / 3)
            #expect(known.coverage == 1)
            #expect(known.looks.ok == 120)
            #expect(known.looks.critical == 60)
            // Half an interval beyond the last look is still its time; after that, nothing is known.
            let later = try await world.summary(.zero, .seconds(10_800))
            #expect(later.time.critical == 1_815_000)
            #expect(later.coverage == 5415.0 / 10_800)
        }
    }

    @Test("unknown is neither up nor down, and lowers the coverage")
    func unknown() async throws {
        try await withResults { world in
            _ = try await world.file.append(ResultWorld.looks(0..<1800) + ResultWorld.looks(1800..<3600, .unknown))
            try await world.maintain(.seconds(3600 + 900))
            let summary = try await world.summary(.zero, .seconds(3600))
            #expect(summary.uptime == 1)
            #expect(summary.coverage == 0.5)
            #expect(summary.time.unknown == 1_800_000)
        }
    }

    @Test("random looks, jitter, gaps and disorder: every window says what all results together say", arguments: 1...6)
    func anyWindow(_ seed: Int) async throws {
        try await withResults { world in
            var noise = Noise(UInt64(seed))
            var plain = PlainResults()
            let interval = [7, 30, 61, 400, 1800, 20_000][seed - 1]
            var at = 0.0
            var now = Duration.zero
            let end = min(2.3 * 86_400, Double(interval) * 1500)
            // What comes after a gap is taken into account for good once it is packed: none comes last.
            while at < end + 7200 {
                var batch: [LookResult] = []
                for _ in 0..<Int.random(in: 1...40, using: &noise) {
                    at += Double(interval) * Double.random(in: 0.9...1.1, using: &noise)
                    if at < end, Int.random(in: 0..<60, using: &noise) == 0 {
                        at += Double.random(in: 0...9000, using: &noise)
                    }
                    let status = Status.allCases.randomElement(using: &noise) ?? .ok
                    batch.append(
                        ResultWorld.look(
                            .milliseconds(Int64(at * 1000)), status, every: .seconds(interval),
                            latency: status == .ok ? .microseconds(Int.random(in: 100...90_000, using: &noise)) : nil,
                            isAfterGap: at < end && Int.random(in: 0..<40, using: &noise) == 0))
                }
                plain.append(batch)
                #expect(try await world.file.append(batch.shuffled(using: &noise)).refused == 0)
                now = .milliseconds(Int64(at * 1000) + 100)
                try await world.maintain(now)
            }
            try await compare(world, plain, upTo: now, &noise)
            try await world.maintain(now + .seconds(200_000))
            try await compare(world, plain, upTo: now + .seconds(4000), &noise)
        }
    }

    private func compare(
        _ world: ResultWorld, _ plain: PlainResults, upTo end: Duration, _ noise: inout Noise
    ) async throws {
        let limit = end.nanosecondsClamped / 1_000_000
        for round in 0..<60 {
            var edges = (0..<2).map { _ in Int64.random(in: -5_000_000...limit, using: &noise) }.sorted()
            if round % 3 == 0 { edges = edges.map { $0 / 3_600_000 * 3_600_000 } }
            let window = ResultWorld.midnight + .milliseconds(edges[0])..<ResultWorld.midnight + .milliseconds(edges[1])
            var summary = try await world.file.summary(of: ResultWorld.series(), in: window, withLatency: true)
            summary.cost = QueryCost()
            #expect(summary == plain.summary(window), "\(edges)")
            #expect(summary.coverage <= 1)
            #expect(summary.uptime ?? 0 <= 1)
        }
        for step in HistoryStep.allCases {
            let window = ResultWorld.midnight..<ResultWorld.midnight + end
            let pieces = try await world.file.history(of: ResultWorld.series(), in: window, by: step)
            for piece in pieces { #expect(piece == plain.summary(piece.window)) }
            var sum = StatusTally()
            for piece in pieces { sum += piece.time }
            #expect(sum == plain.summary(window).time)
            #expect(!pieces.isEmpty)
        }
    }

    @Test("single results come newest first, across slices and the journal, up to a limit")
    func newestFirst() async throws {
        try await withResults { world in
            _ = try await world.file.append(ResultWorld.looks(0..<7200, of: "other") + ResultWorld.looks(0..<7200))
            try await world.maintain(.seconds(6000))
            let window = ResultWorld.midnight + .seconds(100)..<ResultWorld.midnight + .seconds(7000)
            let all = try await world.file.results(of: ResultWorld.series(), in: window, limit: .max)
            #expect(all.count == 230)
            #expect(zip(all, all.dropFirst()).allSatisfy { $0.at > $1.at })
            let few = try await world.file.results(of: ResultWorld.series(), in: window, limit: 50)
            #expect(few == Array(all.prefix(50)))
        }
    }

    @Test("a vantage's results are its own")
    func vantages() async throws {
        try await withResults { world in
            var abroad = ResultWorld.looks(0..<600, .critical)
            for place in abroad.indices { abroad[place].vantage = Vantage(name: "abroad") }
            _ = try await world.file.append(ResultWorld.looks(0..<600) + abroad)
            let window = ResultWorld.midnight..<ResultWorld.midnight + .seconds(600)
            for (vantage, uptime) in [("here", 1.0), ("abroad", 0)] {
                let series = MonitoredSeries(Subject(.site, "shop"), from: Vantage(name: vantage))
                #expect(try await world.file.summary(of: series, in: window, withLatency: false).uptime == uptime)
            }
        }
    }
}

extension AppendReceipt {
    static func of(taken: Int, refused: Int = 0) -> AppendReceipt {
        var receipt = AppendReceipt()
        receipt.taken = taken
        receipt.refused = refused
        return receipt
    }
}
