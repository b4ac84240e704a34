import ArgumentParser
import UpkeepCore
import UpkeepStore

/// Results as fast as the store takes them, roll-ups included.
struct Insert: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Insert results of many monitors as fast as they are taken, roll-ups and checkpoints included.")

    @Option(help: "How many monitors there are.") var monitors = 1000
    @Option(help: "How many seconds of results make one batch.") var batch = 30
    @Option(help: "How many hours of results to insert.") var hours = 24
    @OptionGroup var place: BenchPlace

    func run() async throws {
        let store = try ResultFile(folder: place.folder)
        var source = Monitors(monitors, interval: place.interval)
        var taken = 0
        var appending = Duration.zero
        var maintaining = Duration.zero
        var longest = Duration.zero
        let clock = ContinuousClock()
        for batchStart in stride(from: 0, to: hours * 3600, by: batch) {
            let looks = (batchStart..<batchStart + batch).flatMap { source.second($0) }
            let now = Monitors.start + .seconds(batchStart + batch)
            appending += try await clock.measure { taken += try await store.append(looks).taken }
            let pause = try await clock.measure { _ = try await store.maintain(at: now) }
            maintaining += pause
            longest = max(longest, pause)
        }
        // The end of the last slice and a minute more: everything is packed and in the file.
        let end = Monitors.start + .seconds(hours * 3600 + 1200)
        while try await store.maintain(at: end).isUnfinished {}
        let report = try await store.maintain(at: end + .seconds(61))
        let seconds = (appending + maintaining).inSeconds
        print("results             \(Figure.grouped(taken))")
        print("results per second  \(Figure.rounded(Double(taken) / seconds))")
        print("appending           \(Figure.time(appending))")
        print("maintaining         \(Figure.time(maintaining)), at most \(Figure.time(longest)) at once")
        let each = Figure.rounded(Double(report.bytes) / Double(taken))
        print("bytes on disk       \(Figure.size(Double(report.bytes))), \(each) bytes per result with roll-ups")
    }
}
