import ArgumentParser
import UpkeepCore
import UpkeepStore

/// A long time of results at default retention: how big it gets, and how long questions take then.
struct Year: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep a year of results at default retention; measure the file, and the 90-day uptime query.")

    @Option(help: "How many monitors there are.") var monitors = 20
    @Option(help: "How many days of results.") var days = 365
    @Option(help: "How many monitors to scale the size to.") var scale = 1000
    @OptionGroup var place: BenchPlace

    func run() async throws {
        let store = try ResultFile(folder: place.folder)
        var source = Monitors(monitors, interval: place.interval)
        let clock = ContinuousClock()
        var taken = 0
        let step = 900
        let filling = try await clock.measure {
            for start in stride(from: 0, to: days * 86_400, by: step) {
                taken += try await store.append((start..<start + step).flatMap { source.second($0) }).taken
                _ = try await store.maintain(at: Monitors.start + .seconds(start + step))
            }
        }
        let end = Monitors.start + .seconds(days * 86_400)
        let bytes = try await store.maintain(at: end).bytes
        print("results             \(Figure.grouped(taken)) in \(Figure.time(filling))")
        print("bytes on disk       \(Figure.size(Double(bytes)))")
        print("for \(scale) monitors   \(Figure.size(Double(bytes) / Double(monitors) * Double(scale)))")
        for name in ["uptime", "uptime and p99"] {
            var times: [Duration] = []
            var cost = QueryCost()
            for number in 0..<200 {
                let window = end + .seconds(-90 * 86_400 - 12_345)..<end
                let series = source.series[number % monitors]
                let withLatency = name != "uptime"
                try await times.append(
                    clock.measure {
                        let summary = try await store.summary(of: series, in: window, withLatency: withLatency)
                        cost = summary.cost
                        if withLatency { _ = summary.latency.value(at: 0.99) }
                    })
            }
            times.sort()
            let (median, most) = (Figure.time(times[100]), Figure.time(times[197]))
            let read = "\(cost.rows) rows, \(Figure.size(Double(cost.bytes)))"
            print("90 days, \(name): median \(median), p99 \(most), \(read)")
        }
    }
}
