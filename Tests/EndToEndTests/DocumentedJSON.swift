import Foundation
import Testing

/// The members that docs/json.md has a row for.
struct DocumentedJSON {
    let report: Set<String>
    let findings: Set<String>

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/json.md"), encoding: .utf8)
        // The names in the tables' first columns.
        let names = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
        let prefix = "findings[]."
        report = Set(names.filter { !$0.contains(".") })
        findings = Set(names.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
    }

    /// What `text`, a report, has besides.
    func undocumented(_ text: String) throws -> [String] {
        undocumented(try Self.object(text))
    }

    func undocumented(_ object: [String: Any]) -> [String] {
        let found = object["findings"] as? [[String: Any]] ?? []
        return
            (Set(object.keys).subtracting(report).map { $0 }
            + Set(found.flatMap(\.keys)).subtracting(findings).map { "findings[].\($0)" }).sorted()
    }

    static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
