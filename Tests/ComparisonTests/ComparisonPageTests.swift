import Foundation
import Testing

@Suite("docs/comparison.md")
struct ComparisonPageTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/comparison.md")

    @Test("the page is what the table says")
    func isFresh() throws {
        if ProcessInfo.processInfo.environment["UPKEEP_RECORD"] == "1" {
            try ComparisonPage.markdown.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: Self.page, encoding: .utf8)
        #expect(written == ComparisonPage.markdown, "docs/comparison.md is stale: UPKEEP_RECORD=1 rewrites it")
    }

    @Test("a difference has its explanation, and nothing else has one", arguments: ComparisonTable.all.map(\.name))
    func explanations(name: String) throws {
        let row = try #require(ComparisonTable.all.first { $0.name == name })
        #expect(row.isExplanationDue == (row.why != nil))
    }

    @Test("every target has a name of its own")
    func names() {
        #expect(Set(ComparisonTable.all.map(\.name)).count == ComparisonTable.all.count)
    }

    /// Upkeep is never the one that misses what another tool sees.
    @Test("where another tool rightly alarms, Upkeep does")
    func neverWorse() {
        let missed = ComparisonTable.all.filter { $0.upkeep.isGood && !($0.blackbox.isGood && $0.checkCurl.isGood) }
        #expect(missed.map(\.name) == ["5 days of 6"], "a healthy certificate, which check_curl counts in days")
        #expect(ComparisonTable.all.allSatisfy { $0.upkeep.isGood || $0.upkeep.layer != nil })
    }
}
