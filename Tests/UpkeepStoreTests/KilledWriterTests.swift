import Peers
import Testing
import UpkeepCore

@testable import UpkeepStore

@Suite("a writer that is killed at any instant loses nothing that it was told was kept")
struct KilledWriterTests {
    /// The last number of each kind that the writer said.
    private struct Said {
        var opened = -1
        var resolved = -1
        var second = -1

        init(_ log: String) {
            // A last line without its end may be half a number.
            let whole = log.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            for line in whole {
                let words = line.split(separator: " ")
                guard words.count == 2, let number = Int(words[1]) else { continue }
                switch words[0] {
                case "opened": opened = number
                case "resolved": resolved = number
                case "second": second = number
                default: break
                }
            }
        }
    }

    @Test("forty times in a row, at random instants, on one store", .timeLimit(.minutes(15)))
    func killed() async throws {
        var noise = Noise(11)
        try await withTemporaryDirectory { folder in
            let home = "\(folder.path)/store"
            var first = 0
            for round in 0..<40 {
                let said = try await killWriter(
                    home, first: first, after: Int.random(in: 0...12, using: &noise), &noise)
                let next = try await examine(home, said, first: first, round)
                first = next
            }
            #expect(first > 40)
            #expect(try await StoreFolder(home).check().allSatisfy(\.isSound))
        }
    }

    /// Runs the writer until it has said a few numbers, and a moment longer.
    private func killWriter(
        _ home: String, first: Int, after count: Int, _ noise: inout Noise
    ) async throws -> Said {
        let pause = Int.random(in: 0...3000, using: &noise)
        return try await withTemporaryDirectory { folder in
            let peer = try Peer(
                Invocation(StoreWriter.program, ["load", home, "\(first)"]), directory: folder)
            defer { peer.stop() }
            try await peer.waitUntilReady([.says("opened \(first + count)\n")], deadline: .seconds(120))
            try await Task.sleep(for: .microseconds(pause))
            peer.stop()
            return Said(peer.log)
        }
    }

    /// - Returns: the number of the next incident to open.
    private func examine(_ home: String, _ said: Said, first: Int, _ round: Int) async throws -> Int {
        let store = try SQLiteWatchStore(folder: home)
        let incidents = try await store.incidents(IncidentQuery(limit: .max))
        let numbers = incidents.compactMap { Int($0.id.dropFirst(2)) }.sorted()
        let last = try #require(numbers.last)
        // None lost, none doubled; at most the one that was being written is there without having been said.
        #expect(numbers == Array(0...last), "round \(round)")
        #expect(last == said.opened || last == said.opened + 1, "round \(round)")
        let open = incidents.filter { $0.resolvedAt == nil }.compactMap { Int($0.id.dropFirst(2)) }
        // Those that earlier rounds left open stay so: nobody goes on with them.
        #expect(open.allSatisfy { $0 < first || $0 > said.resolved }, "round \(round)")
        #expect(incidents.allSatisfy { $0.members.count == 5 })
        // With each incident came all that belongs to it, and nothing of one that did not come.
        #expect(try await store.state("opened") == Array("\(last)".utf8))
        let events = try await store.events(EventQuery(limit: .max))
        #expect(events.filter { $0.event.summary == "opened" }.count == last + 1)
        for incident in incidents where Int(incident.id.dropFirst(2)) ?? 0 >= first {
            let messages = incident.resolvedAt == nil ? ["opened"] : ["opened", "resolved"]
            let alerts = try await store.states(under: "alert/\(incident.id)/")
            let names = messages.flatMap { message in ["ops", "mail"].map { "\(message)-\($0)" } }
            #expect(Set(alerts.keys) == Set(names.map { "alert/\(incident.id)/\($0)" }))
            #expect(alerts.values.allSatisfy { $0 == Array(incident.id.dropFirst(2).utf8) })
        }
        // The end of the process, as opposed to the loss of power, loses no batch that was taken.
        if said.second >= 0 {
            let series = MonitoredSeries(Subject(.site, "shop 49"), from: Vantage(name: "here"))
            let window = Timestamp(seconds: Int64(said.second))..<Timestamp(seconds: Int64(said.second) + 1)
            #expect(try await store.summary(of: series, in: window, withLatency: false).looks.ok >= 1, "round \(round)")
        }
        return last + 1
    }
}
