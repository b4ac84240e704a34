import Foundation
import Testing

/// The members that docs/json-lists.md has a row for, by their paths.
struct DocumentedLists {
    private let paths: Set<String>

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/json-lists.md"), encoding: .utf8)
        paths = Set(
            page.split(separator: "\n").filter { $0.hasPrefix("| `") }
                .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) })
    }

    /// What `text`, a list, has besides.
    func undocumented(_ text: String) throws -> [String] {
        var found: Set<String> = []
        collect(try DocumentedJSON.object(text), "", into: &found)
        return found.subtracting(paths).sorted()
    }

    private func collect(_ object: [String: Any], _ path: String, into found: inout Set<String>) {
        for (name, value) in object {
            found.insert(path + name)
            // What is in these comes and goes.
            if ["evidence", "rows"].contains(name) { continue }
            if let inner = value as? [String: Any] { collect(inner, "\(path)\(name).", into: &found) }
            for element in value as? [[String: Any]] ?? [] { collect(element, "\(path)\(name)[].", into: &found) }
        }
    }
}
