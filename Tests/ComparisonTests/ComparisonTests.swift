import Foundation
import Peers
import Testing

@Suite("upkeep, blackbox_exporter and check_curl on the same targets", .timeLimit(.minutes(5)))
struct ComparisonTests {
    /// Looks at once, so that those that wait for their time limit wait together.
    private static let width = 12

    @Test("each tool says of each target what the table says")
    func answers() async throws {
        try await withFarm { farm in
            try await Self.compare(ComparisonTable.onLoopback, farm)
        }
    }

    static func compare(_ rows: [Row], _ farm: Farm) async throws {
        var looks = rows.flatMap { row in Tool.allCases.map { (row, $0) } }[...]
        try await withThrowingTaskGroup(of: (Row, Tool, Reading).self) { group in
            func start() {
                guard let (row, tool) = looks.popFirst() else { return }
                group.addTask { (row, tool, try await tool.look(row.url(farm), row.expected, farm)) }
            }
            for _ in 0..<width { start() }
            while let (row, tool, reading) = try await group.next() {
                start()
                expect(reading, of: row, tool)
            }
        }
    }

    /// A tool that waits for its limit cannot be early; nothing is said about how late it may be on a busy machine.
    private static func expect(_ reading: Reading, of row: Row, _ tool: Tool) {
        #expect(
            reading.answer == row[tool], "\(tool.rawValue) of \(row.name) in \(reading.elapsed):\n\(reading.output)")
        if row.waiting.contains(tool) {
            #expect(reading.elapsed >= .seconds(Tool.patience) - .milliseconds(600), "\(tool.rawValue) of \(row.name)")
        }
    }
}
