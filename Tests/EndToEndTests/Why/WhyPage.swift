import Foundation

/// The table as `docs/why.md` has it.
enum WhyPage {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/why.md")
    private static let begin = "<!-- the table: written by the test -->\n"
    private static let end = "<!-- the table's end -->\n"

    /// What the table holds now.
    static func written() throws -> String {
        let page = try String(contentsOf: file, encoding: .utf8)
        let parts = page.split(separator: begin, omittingEmptySubsequences: false)
        return String(parts.last?.split(separator: end, omittingEmptySubsequences: false).first ?? "")
    }

    /// The part of a row that does not depend on the machine.
    static func start(of row: WhyRow) -> String {
        let (known, blind) = (row.remembering, row.withoutHistory)
        let isSame = (known.code, known.confidence) == (blind.code, blind.confidence)
        return "| \(row.title) | \(cell(known)) | \(isSame ? "the same" : cell(blind)) | \(known.exit) |"
    }

    static func record(_ rows: [(WhyRow, [WhyBench.Asker: WhyLook])]) throws {
        let page = try String(contentsOf: file, encoding: .utf8)
        let table = head + rows.map { line($0, $1) }.joined() + "\n" + foot(rows.flatMap { $1.values })
        let before = page.components(separatedBy: begin)[0]
        let after = page.components(separatedBy: end).last ?? ""
        try (before + begin + table + end + after).write(to: file, atomically: true, encoding: .utf8)
    }

    private static let head = """
        | What is wrong | Verdict | Without history | Exit | The first line | Questions | Time |
        |---|---|---|---|---|---|---|

        """

    private static func cell(_ expected: WhyExpectation) -> String {
        "`\(expected.code)`, \(expected.confidence == "cannot-tell" ? "cannot tell" : expected.confidence)"
    }

    private static func line(_ row: WhyRow, _ looks: [WhyBench.Asker: WhyLook]) -> String {
        guard let look = looks[.remembering] else { return "" }
        let sentence = look.report.verdict.summary.replacing("|", with: "\\|")
        return "\(start(of: row)) \(sentence) | \(look.questions) | \(seconds(look.report.durationMs)) |\n"
    }

    private static func foot(_ looks: [WhyLook]) -> String {
        let times = looks.map(\.report.durationMs).sorted()
        let most = looks.map(\.questions).max() ?? 0
        let day = Date().formatted(.iso8601.year().month().day())
        let processors = ProcessInfo.processInfo.activeProcessorCount
        return "Measured on \(day), debug build, \(processors) processors that also run the whole world; one row after "
            + "the other. Slowest of \(looks.count) looks: \(seconds(times.last ?? 0)); median "
            + "\(seconds(times[times.count / 2])); most questions: \(most).\n"
    }

    private static func seconds(_ milliseconds: Double) -> String {
        let hundredths = Int((milliseconds / 10).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
    }
}
