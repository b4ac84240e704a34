import UpkeepCore

extension Report {
    /// The monitoring-plugins output: one line a pager can show, performance data behind `|`, then the details.
    func renderedPluginOutput() -> String {
        let subjects = SubjectReport.grouped(self)
        let line = "UPKEEP \(status.rawValue.uppercased()) - \(headline(subjects))"
        let data = PerformanceData(measurements, manySubjects: Set(measurements.map(\.subject)).count > 1).text
        let lines = subjects.flatMap { self.details($0) }.map { PluginText.safe($0) + "\n" }.joined()
        return PluginText.safe(line) + (data.isEmpty ? "" : " | \(data)") + "\n" + lines
    }

    private func headline(_ subjects: [SubjectReport]) -> String {
        let prefix = interrupted ? "interrupted: " : ""
        if let verdict { return prefix + verdict.summary }
        guard let worst = subjects.first else { return prefix + "nothing was checked" }
        if subjects.count == 1 { return "\(prefix)\(worst.subject.name): \(sentence(worst))" }
        let counts = "\(SubjectCount.text(subjects.map(\.subject))): \(SubjectCount.statuses(subjects.map(\.status)))"
        return worst.status == .ok
            ? prefix + counts : "\(prefix)\(counts); \(worst.subject.name): \(sentence(worst))"
    }

    /// The subject's worst news, or its good news in short.
    private func sentence(_ subject: SubjectReport) -> String {
        if let finding = subject.bad.first { return "\(finding.summary) (\(finding.check))" }
        let glances = subject.glances(catalogue).prefix(3).map(\.summary)
        if glances.isEmpty { return subject.status == .ok ? "ok" : "nothing could be judged" }
        return glances.joined(separator: ", ")
    }

    private func details(_ subject: SubjectReport) -> [String] {
        guard !subject.bad.isEmpty else {
            return ["\(subject.status.rawValue): \(subject.subject.name): \(sentence(subject))"]
        }
        return subject.bad.flatMap { finding -> [String] in
            let hint = remedy(for: finding).map { ["hint: \($0)"] } ?? []
            return ["\(finding.status.rawValue): \(subject.subject.name): \(finding.summary) (\(finding.check))"] + hint
        }
    }
}
