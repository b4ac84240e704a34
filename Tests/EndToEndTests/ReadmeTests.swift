import Foundation
import Peers
import Testing
import UpkeepDemo

/// What README.md shows is what the program prints; only numbers differ from run to run.
@Suite("README.md")
struct ReadmeTests {
    private static let text: String = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)) ?? ""
    }()

    /// The indented lines after the line that holds `mark`, without those that stand for others.
    private static func sample(after mark: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let rest = lines.drop { !$0.contains(mark) }.dropFirst().drop(while: \.isEmpty)
        return rest.prefix { $0.isEmpty || $0.hasPrefix("    ") }.map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && $0 != "…" }
    }

    /// Serial numbers, lengths of time and all other numbers are different each time.
    private static func withoutNumbers(_ text: String) -> String {
        text.replacing(/[0-9a-f]{16,}/, with: "N").replacing(/[0-9]+(\.[0-9]+)*( (ms|s|min|h|d)\b)?/, with: "N")
    }

    @Test(
        "its samples are as printed",
        arguments: [
            ("$ upkeep demo --fault dns-silent", ["demo", "--fault", "dns-silent"]),
            ("a minute after it began", ["demo", "--watch", "--after", "5s"]),
        ])
    func samples(_ mark: String, _ arguments: [String]) async throws {
        let sample = Self.sample(after: mark)
        #expect(sample.count > 4)
        let printed = Self.withoutNumbers(try await run(Upkeep.invocation(arguments)).standardOutput)
        for line in sample {
            // What `…` stands for may be different each time.
            let beginning = line.hasSuffix("…") ? String(line.dropLast()) : line
            #expect(printed.contains(Self.withoutNumbers(beginning)), "\(line)\n\(printed)")
        }
    }

    @Test("it counts the demo's faults right")
    func faults() {
        #expect(Self.text.contains("breaks in \(DemoFault.allCases.count) ways"))
    }
}
