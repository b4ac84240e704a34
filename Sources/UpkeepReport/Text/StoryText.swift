import UpkeepCore

/// A verdict as a person reads it: the answer first, then whom it strikes and until when, what it rests on, what to do.
struct StoryText {
    private let report: Report
    private let verdict: Verdict

    init(_ verdict: Verdict, _ report: Report) {
        self.verdict = verdict
        self.report = report
    }

    func write(to page: inout TextPage) {
        let status = report.status
        page.paragraph(
            [TextSpan("\(status.mark(unicode: page.style.unicode)) ", Ink(status))],
            [TextSpan(verdict.summary, status == .ok ? .good : Ink(status))])
        page.paragraph(
            ["  "],
            [TextSpan("\(confidence), \(DurationText.spoken(report.duration)) [\(verdict.code.rawValue)]", .faint)])
        for line in report.story {
            switch line.kind {
            case .scope, .clock: page.paragraph(["  "], [TextSpan(line.text)])
            case .also: page.paragraph(["  also: "], [TextSpan(line.text)])
            case .answer, .evidence, .hint, .missing, .query: break
            }
        }
        writeEvidence(to: &page)
        for line in report.story {
            switch line.kind {
            case .hint: page.paragraph(["hint: "], [TextSpan(line.text)])
            case .missing: page.paragraph(["missing: "], [TextSpan(line.text)])
            case .answer, .scope, .clock, .also, .evidence, .query: break
            }
        }
        let queries = report.story.filter { $0.kind == .query }
        guard !queries.isEmpty else { return }
        page.gap()
        for query in queries { page.paragraph([], [TextSpan(query.text, .faint)]) }
    }

    private var confidence: String {
        verdict.confidence == .cannotTell ? "cannot tell for certain" : verdict.confidence.rawValue
    }

    private func writeEvidence(to page: inout TextPage) {
        var rows: [(id: CheckID, status: Status, text: String)] = []
        for line in report.story {
            if case .evidence(let id, let status) = line.kind { rows.append((id, status, line.text)) }
        }
        guard !rows.isEmpty else { return }
        page.gap()
        let column = rows.map { $0.id.text.count }.max() ?? 0
        for row in rows {
            let word = row.status.rawValue
            page.paragraph(
                [
                    "  ", TextSpan(word, Ink(row.status)), TextSpan(String(repeating: " ", count: 10 - word.count)),
                    TextSpan(row.id.text, .faint),
                    TextSpan(String(repeating: " ", count: column - row.id.text.count + 2)),
                ], [TextSpan(row.text)])
        }
        page.gap()
    }
}
