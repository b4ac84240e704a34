import UpkeepCore

/// One subject's part of the text form.
struct SubjectText {
    /// A longer name does not push its neighbours' sentences to the right.
    static let widestName = 40
    /// Good answers shown on a healthy subject's line when nothing limits its length.
    private static let mostGlances = 4

    private let subject: SubjectReport
    private let report: Report

    init(_ subject: SubjectReport, _ report: Report) {
        self.subject = subject
        self.report = report
    }

    /// - Parameters:
    ///   - nameColumn: the width to fill a healthy subject's name to, so that sentences line up.
    ///   - isSummed: whether a healthy subject gets a line for each good answer that is worth a word.
    func write(to page: inout TextPage, nameColumn: Int = 0, isSummed: Bool = false) {
        if subject.status != .ok {
            writeBlock(to: &page)
        } else if isSummed {
            writeSummary(to: &page)
        } else {
            writeLine(to: &page, nameColumn)
        }
        guard page.style.verbosity > 0 else { return }
        for finding in subject.good {
            writeRow(finding, after: [TextSpan("    ok  ", .good)], among: subject.good, to: &page)
            if page.style.verbosity > 1 { writeEvidence(finding, to: &page) }
        }
    }

    /// A check's id, in a column as wide as its neighbours' ids, and its sentence.
    private func writeRow(_ finding: Finding, after lead: [TextSpan], among: [Finding], to page: inout TextPage) {
        let column = among.map { $0.check.text.count }.max() ?? 0
        let filler = String(repeating: " ", count: max(0, column - finding.check.text.count) + 2)
        page.paragraph(lead + [TextSpan(finding.check.text, .faint), TextSpan(filler)], [TextSpan(finding.summary)])
    }

    private func label(_ page: TextPage) -> TextSpan {
        let word = subject.status.rawValue
        let filler = String(repeating: " ", count: max(0, 8 - word.count))
        return TextSpan("\(subject.status.mark(unicode: page.style.unicode)) \(word)\(filler)", Ink(subject.status))
    }

    private func writeLine(to page: inout TextPage, _ nameColumn: Int) {
        let name = subject.subject.name
        let width = DisplayWidth.of(PrintableText.escaped(name, unicode: page.style.unicode))
        let lead = [
            label(page), "  ", TextSpan(name, .strong),
            TextSpan(String(repeating: " ", count: max(0, nameColumn - width) + 2)),
        ]
        let room = page.style.width.map { $0 - 12 - max(nameColumn, width) - 2 }
        page.paragraph(lead, [TextSpan(glance(room))])
    }

    private func writeSummary(to page: inout TextPage) {
        page.paragraph([label(page), "  "], [TextSpan(subject.subject.name, .strong)])
        // With every check to follow, nothing has to be picked out.
        guard page.style.verbosity == 0 else { return }
        let glances = SubjectReport.stablySorted(subject.glances(report.catalogue)) {
            (report.catalogue.rank($0.check), 0)
        }
        for finding in glances { page.paragraph(["    "], [TextSpan(finding.summary)]) }
    }

    /// Whole sentences only, as many as fit in `room` columns, and one at least.
    private func glance(_ room: Int?) -> String {
        var text = ""
        for finding in subject.glances(report.catalogue).prefix(SubjectText.mostGlances) {
            let longer = text.isEmpty ? finding.summary : "\(text), \(finding.summary)"
            if let room, !text.isEmpty, DisplayWidth.of(longer) > room { break }
            text = longer
        }
        return text
    }

    private func writeBlock(to page: inout TextPage) {
        page.paragraph([label(page), "  "], [TextSpan(subject.subject.name, .strong)])
        for (place, finding) in subject.bad.enumerated() {
            let status: [TextSpan] = place == 0 ? [] : [TextSpan("\(finding.status.rawValue): ", Ink(finding.status))]
            page.paragraph(
                ["    "] + status, [TextSpan(finding.summary), TextSpan(" [\(finding.check)]", .faint)])
            if let remedy = report.remedy(for: finding) { page.paragraph(["    hint: "], [TextSpan(remedy)]) }
            if page.style.verbosity > 0 {
                if let why = report.catalogue[finding.check]?.why { page.paragraph(["    why: "], [TextSpan(why)]) }
                writeEvidence(finding, to: &page)
            }
            writeFolded(subject.consequences(of: finding.check), "this", to: &page)
        }
        let shown = Set(subject.bad.map(\.check))
        for cause in Set(subject.folded.compactMap(\.suppressedBy)).subtracting(shown).sorted() {
            writeFolded(subject.consequences(of: cause), "\(cause)", to: &page)
        }
    }

    private func writeFolded(_ findings: [Finding], _ cause: String, to page: inout TextPage) {
        guard !findings.isEmpty else { return }
        var seen: Set<CheckID> = []
        let checks = findings.map(\.check).filter { seen.insert($0).inserted }
        let what = checks.count == 1 ? "1 more check hangs on" : "\(checks.count) more checks hang on"
        guard page.style.verbosity > 0 else {
            let names = checks.map(\.text).joined(separator: ", ")
            page.paragraph(["    "], [TextSpan("\(what) \(cause): \(names)", .faint)])
            return
        }
        page.paragraph(["    "], [TextSpan("\(what) \(cause):")])
        for finding in findings { writeRow(finding, after: ["      "], among: findings, to: &page) }
    }

    private func writeEvidence(_ finding: Finding, to page: inout TextPage) {
        let rows = EvidenceText.rows(finding.evidence)
        guard !rows.isEmpty else { return }
        page.paragraph(["    evidence:"], [])
        for row in rows {
            let siblings = rows.filter { $0.depth == row.depth && !$0.value.isEmpty && $0.key != "-" }
            let column = row.key == "-" || row.value.isEmpty ? 0 : siblings.map { DisplayWidth.of($0.key) }.max() ?? 0
            let filler = String(repeating: " ", count: max(0, column - DisplayWidth.of(row.key)) + 1)
            let indent = String(repeating: " ", count: 6 + row.depth * 2)
            page.paragraph([TextSpan(indent), TextSpan(row.key, .faint), TextSpan(filler)], [TextSpan(row.value)])
        }
    }
}
