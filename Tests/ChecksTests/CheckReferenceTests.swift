import Checks
import Foundation
import Testing
import UpkeepCore

@Suite("docs/checks.md")
struct CheckReferenceTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/checks.md")

    @Test("the page is what the catalogue says")
    func isFresh() throws {
        let text = CheckReference.markdown()
        if ProcessInfo.processInfo.environment["UPKEEP_RECORD"] == "1" {
            try text.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: Self.page, encoding: .utf8)
        #expect(written == text, "docs/checks.md is stale: UPKEEP_RECORD=1 rewrites it")
    }

    @Test("every check has its section, and every link on the page leads to one")
    func isComplete() {
        let lines = CheckReference.markdown().split(separator: "\n", omittingEmptySubsequences: false)
        let anchors = lines.filter { $0.hasPrefix("### ") }
            .map { $0.filter { $0.isLetter || $0.isNumber || $0 == "-" } }
        let links = lines.compactMap { $0.split(separator: "](#").dropFirst().first?.prefix { $0 != ")" } }
        #expect(anchors.count == CheckCatalogue.upkeep.checks.count)
        #expect(links.map(String.init) == anchors)
        for check in CheckCatalogue.upkeep.checks { #expect(lines.contains("### `\(check.id)`")) }
    }
}
