import Foundation
import Testing
import UpkeepCore
import UpkeepReport

@Suite("docs/json.md")
struct JSONDocumentTests {
    private static let document =
        #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/docs/json.md"

    @Test("documents every field that is emitted, and no other", arguments: [ReportFormat.json, .ndjson])
    func complete(_ format: ReportFormat) throws {
        let text = try String(contentsOfFile: Self.document, encoding: .utf8)
        let documented = Set(
            text.split(separator: "\n").compactMap { line -> String? in
                guard line.hasPrefix("| `") else { return nil }
                return line.dropFirst(3).split(separator: "`").first.map(String.init)
            })
        let verdict = Verdict(code: .siteTCP, confidence: .likely, summary: "a", remedy: "b", missing: "c")
        var report = Sample.morning
        report.verdict = verdict
        var emitted: Set<String> = []
        for line in format == .json
            ? [report.rendered(as: .json)] : report.rendered(as: .ndjson).split(separator: "\n").map(String.init)
        {
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let isFinding = line.hasPrefix(#"{"type":"finding""#)
            collect(value, isFinding ? "findings[]." : "", into: &emitted)
        }
        let expected = documented.filter { format == .ndjson ? $0 != "findings" : !$0.hasSuffix("type") }
        #expect(emitted == expected)
    }

    private func collect(_ value: Any, _ path: String, into paths: inout Set<String>) {
        guard let object = value as? [String: Any] else { return }
        for (name, value) in object {
            paths.insert(path + name)
            if path + name == "findings[].evidence" { continue }
            if let elements = value as? [Any] {
                for element in elements { collect(element, "\(path)\(name)[].", into: &paths) }
            } else {
                collect(value, "\(path)\(name).", into: &paths)
            }
        }
    }
}
