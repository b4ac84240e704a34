import DNSWorld
import Foundation
import Peers
import TestTraits
import Testing

/// `UPKEEP_WHY=betaLame,providersSilent` asks only the rows with one of these faults.
@Suite("upkeep why, under every fault", .requiresRoot, .tags(.root), .timeLimit(.minutes(10)))
struct WhyTableRootTests {
    private static let environment = ProcessInfo.processInfo.environment
    /// When times are measured, nothing else runs.
    private static let isRecording = environment["UPKEEP_RECORD"] == "1"
    private static let worlds = isRecording ? 1 : 4
    /// What one `why` may ask, whatever is broken.
    private static let mostQuestions = 150
    /// The program's own limit, and what a machine that does nothing else may add when it wakes a process late.
    private static let deadline = (milliseconds: 3_000.0, lateness: 1_500.0)

    private static var rows: [WhyRow] {
        guard let wish = environment["UPKEEP_WHY"] else { return WhyRow.all }
        let names = Set(wish.split(separator: ",").map(String.init))
        return WhyRow.all.filter { row in row.faults.contains { names.contains($0.rawValue) } }
    }

    @Test("the verdict, its certainty and its words")
    func verdicts() async throws {
        let queue = WhyQueue(Self.rows)
        var seen: [Int: [WhyBench.Asker: WhyLook]] = [:]
        try await withThrowingTaskGroup(of: [Int: [WhyBench.Asker: WhyLook]].self) { group in
            for _ in 0..<min(Self.worlds, Self.rows.count) { group.addTask { try await Self.work(through: queue) } }
            for try await part in group { seen.merge(part) { $1 } }
        }
        let looks = seen.sorted { $0.key < $1.key }.map(\.value)
        for (row, looks) in zip(Self.rows, looks) {
            try Self.expect(row.remembering, of: looks[.remembering], row, "with history")
            try Self.expect(row.withoutHistory, of: looks[.withoutHistory], row, "without history")
        }
        if Self.isRecording, Self.rows.count == WhyRow.all.count {
            try WhyPage.record(Array(zip(WhyRow.all, looks)))
        }
    }

    private static func work(through queue: WhyQueue) async throws -> [Int: [WhyBench.Asker: WhyLook]] {
        try await withDNSWorld { world in
            try await withTemporaryDirectory { directory in
                let bench = try await WhyBench(world, directory)
                var seen: [Int: [WhyBench.Asker: WhyLook]] = [:]
                while let (place, row) = await queue.next() {
                    seen[place] = try await bench.looks(at: row, areTimed: isRecording)
                }
                return seen
            }
        }
    }

    private static func expect(
        _ expected: WhyExpectation, of look: WhyLook?, _ row: WhyRow, _ history: String
    ) throws {
        let look = try #require(look)
        let verdict = look.report.verdict
        let told: Comment = "\(row.title), \(history):\n\(look.report.sentences)"
        #expect(verdict.code == expected.code, told, sourceLocation: row.place)
        #expect(verdict.confidence == expected.confidence, told, sourceLocation: row.place)
        #expect(look.exit == .exited(expected.exit), told, sourceLocation: row.place)
        #expect(verdict.summary.hasPrefix(expected.says), told, sourceLocation: row.place)
        #expect((verdict.missing == nil) == (expected.confidence == "certain"), told, sourceLocation: row.place)
        if let missing = expected.missing {
            #expect(verdict.missing?.contains(missing) == true, told, sourceLocation: row.place)
        }
        #expect(look.standardError.isEmpty, told, sourceLocation: row.place)
        #expect(look.questions > 0 && look.questions <= mostQuestions, told, sourceLocation: row.place)
        if isRecording {
            #expect(
                look.report.durationMs <= deadline.milliseconds + deadline.lateness, told, sourceLocation: row.place)
        }
    }
}
