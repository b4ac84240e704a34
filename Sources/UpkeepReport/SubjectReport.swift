import UpkeepCore

/// One subject's findings, told apart by what a reader does with them.
struct SubjectReport {
    let subject: Subject
    /// Bad news that nothing else explains, worst first.
    let bad: [Finding]
    /// Bad news that hangs on other bad news.
    let folded: [Finding]
    let good: [Finding]

    var status: Status { bad.isEmpty && good.isEmpty ? .unknown : Status.worst(bad.map(\.status)) }

    init(_ subject: Subject, _ findings: [Finding], _ catalogue: CheckCatalogue) {
        self.subject = subject
        let open = findings.filter { $0.suppressedBy == nil }
        bad = SubjectReport.stablySorted(open.filter { $0.status != .ok }) {
            (-$0.status.gravity, catalogue.rank($0.check))
        }
        folded = findings.filter { $0.suppressedBy != nil }
        good = open.filter { $0.status == .ok }
    }

    /// What hangs on `check` in this subject.
    func consequences(of check: CheckID) -> [Finding] { folded.filter { $0.suppressedBy == check } }

    /// Subjects worst first, otherwise in the order they first appear.
    static func grouped(_ report: Report) -> [SubjectReport] {
        var order: [Subject] = []
        var bySubject: [Subject: [Finding]] = [:]
        for finding in report.findings {
            if bySubject[finding.subject] == nil { order.append(finding.subject) }
            bySubject[finding.subject, default: []].append(finding)
        }
        let subjects = order.map { SubjectReport($0, bySubject[$0] ?? [], report.catalogue) }
        return stablySorted(subjects) { (-$0.status.gravity, 0) }
    }

    static func stablySorted<Element>(_ elements: [Element], by key: (Element) -> (Int, Int)) -> [Element] {
        elements.enumerated().map { (key($1), $0, $1) }
            .sorted { ($0.0.0, $0.0.1, $0.1) < ($1.0.0, $1.0.1, $1.1) }.map(\.2)
    }
}
