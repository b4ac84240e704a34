import Peers
import Testing

/// Asks the farm's endpoints, and holds what is said of them against the table.
enum TLSFarm {
    /// - Parameter target: what is looked at, and how.
    static func expect(_ row: FarmRow, _ target: [String], trusting root: TestCA? = nil) async throws {
        let trust = root.map { ["--ca-file", $0.certificateFile] } ?? []
        let output = try await run(Upkeep.invocation(["tls"] + target + trust + ["--format", "json"]))
        guard let report = try? JSONReport(output) else {
            Issue.record("\(row.name): \(output.standardOutput)\(output.standardError)")
            return
        }
        let headlines = report.headlines
        let sentences = headlines.map { "\($0.status) \($0.check): \($0.summary)" }.joined(separator: "\n")
        #expect(headlines.map { "\($0.status) \($0.check)" }.sorted() == row.findings, "\(row.name)\n\(sentences)")
        #expect(output.status == .exited(row.status), "\(row.name)")
        for words in row.words { #expect(sentences.contains(words), "\(row.name)\n\(sentences)") }
        // What is folded away has to be folded under something that is told.
        let causes = Set(headlines.map(\.check))
        for finding in report.findings {
            #expect(finding.suppressedBy.map(causes.contains) ?? true, "\(row.name): \(finding.check)")
        }
    }

    /// A few at a time: all at once, the servers of one process would be what is measured.
    static func each<Element: Sendable>(
        _ elements: [Element], _ body: @escaping @Sendable (Element) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, element) in elements.enumerated() {
                if place >= 3 { _ = try await group.next() }
                group.addTask { try await body(element) }
            }
            try await group.waitForAll()
        }
    }
}
