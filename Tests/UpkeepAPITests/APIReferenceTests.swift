import Foundation
import Testing
import UpkeepAPI

@Suite("docs/api.md")
struct APIReferenceTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("the page is what the routes say")
    func isFresh() throws {
        let page = Self.root.appending(path: "docs/api.md")
        if ProcessInfo.processInfo.environment["UPKEEP_RECORD"] == "1" {
            try APIReference.markdown.write(to: page, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: page, encoding: .utf8)
        #expect(written == APIReference.markdown, "docs/api.md is stale: UPKEEP_RECORD=1 rewrites it")
    }

    @Test(
        "the keys that hints name are keys of the config",
        arguments: [APISettings.tokenKey, APISettings.publicNamesKey])
    func keys(_ key: String) throws {
        let parts = key.split(separator: ".")
        try #require(parts.count == 2 && parts[0] == "watch")
        let reference = try String(contentsOf: Self.root.appending(path: "docs/config.md"), encoding: .utf8)
        let section = try #require(reference.split(separator: "\n### `watch`\n").dropFirst().first)
            .split(separator: "\n### ")[0]
        #expect(section.contains("| `\(parts[1])` |"))
    }
}
