import UpkeepCore

extension Report {
    /// Worst first, a block per subject with bad news and a line per healthy one, then the sum and what to type next.
    func renderedText(_ style: TextStyle) -> String {
        var page = TextPage(style)
        if let verdict, !story.isEmpty {
            StoryText(verdict, self).write(to: &page)
            if let next {
                page.gap()
                page.paragraph(["next: "], [TextSpan("`\(next)`")])
            }
            return page.text
        }
        let subjects = SubjectReport.grouped(self)
        if let verdict { write(verdict, to: &page) }
        for subject in subjects where subject.status != .ok {
            page.gap()
            SubjectText(subject, self).write(to: &page)
        }
        page.gap()
        let healthy = subjects.filter { $0.status == .ok }
        let column =
            healthy.map { DisplayWidth.of(PrintableText.escaped($0.subject.name, unicode: style.unicode)) }
            .filter { $0 <= SubjectText.widestName }.max() ?? 0
        let isSummed = healthy.count <= Self.mostSummed && healthy.allSatisfy { $0.subject.kind == .zone }
        for subject in healthy {
            SubjectText(subject, self).write(to: &page, nameColumn: column, isSummed: isSummed)
        }
        page.gap()
        for line in appendix {
            if line == .gap { page.gap() } else { page.paragraph(line.lead, line.body) }
        }
        page.gap()
        page.paragraph([], [TextSpan(sum(subjects), .strong)])
        if let next = nextStep(subjects, style) { page.paragraph(["next: "], [TextSpan(next)]) }
        return page.text
    }

    /// A zone that is well has more to tell than fits a line; from this many on a list is easier to read.
    private static let mostSummed = 3

    private func write(_ verdict: Verdict, to page: inout TextPage) {
        let ink: Ink = verdict.code == .fineFromHere ? .good : .bad
        let confidence = verdict.confidence == .cannotTell ? "cannot tell for certain" : verdict.confidence.rawValue
        page.paragraph(
            ["verdict: "],
            [
                TextSpan(verdict.summary, ink), TextSpan(" (\(confidence))"),
                TextSpan(" [\(verdict.code.rawValue)]", .faint),
            ])
        if let missing = verdict.missing { page.paragraph(["  would decide: "], [TextSpan(missing)]) }
        if let remedy = verdict.remedy { page.paragraph(["  hint: "], [TextSpan(remedy)]) }
    }

    private func sum(_ subjects: [SubjectReport]) -> String {
        let time = DurationText.spoken(duration)
        guard !subjects.isEmpty else {
            return interrupted ? "interrupted after \(time), before anything was checked" : "nothing was checked"
        }
        let counts = "\(SubjectCount.text(subjects.map(\.subject))): \(SubjectCount.statuses(subjects.map(\.status)))"
        return interrupted ? "interrupted after \(time); until then \(counts)" : "\(counts) in \(time)"
    }

    private func nextStep(_ subjects: [SubjectReport], _ style: TextStyle) -> String? {
        if let next { return "`\(next)`" }
        guard let headline = subjects.first?.bad.first else { return nil }
        let evidence = style.verbosity == 0 ? "; `-v` shows the evidence" : ""
        return "`upkeep explain \(headline.check)` says why it matters\(evidence)"
    }
}
