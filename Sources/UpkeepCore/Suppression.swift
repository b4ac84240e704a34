/// Folds consequences under their cause, so that one dead name server is one alarm and not ten.
package enum Suppression {
    /// Marks every bad finding whose cause also has a bad finding for the same subject, and puts causes first.
    ///
    /// A cause counts when it is critical, or when it is unknown and the finding that hangs on it is unknown too.
    /// - Returns: the findings by subject in the order subjects first appear, each subject's unsuppressed bad news first.
    package static func apply(_ findings: [Finding], catalogue: CheckCatalogue) -> [Finding] {
        var order: [Subject] = []
        var bySubject: [Subject: [Finding]] = [:]
        for finding in findings {
            if bySubject[finding.subject] == nil { order.append(finding.subject) }
            bySubject[finding.subject, default: []].append(finding)
        }
        return order.flatMap { fold(bySubject[$0] ?? [], catalogue) }
    }

    private static func fold(_ findings: [Finding], _ catalogue: CheckCatalogue) -> [Finding] {
        let worst = Dictionary(findings.map { ($0.check, $0.status) }) { Status.worst([$0, $1]) }
        let marked = findings.map { finding in
            var finding = finding
            guard finding.status != .ok, finding.suppressedBy == nil else { return finding }
            finding.suppressedBy = catalogue.causes(of: finding.check).first { cause in
                switch worst[cause] {
                case .critical: true
                case .unknown: finding.status == .unknown
                case .ok, .warning, nil: false
                }
            }
            return finding
        }
        return marked.enumerated().sorted { a, b in
            sortKey(a.element, catalogue, a.offset) < sortKey(b.element, catalogue, b.offset)
        }.map(\.element)
    }

    private static func sortKey(_ finding: Finding, _ catalogue: CheckCatalogue, _ place: Int) -> (Int, Int, Int, Int) {
        let folded = finding.suppressedBy == nil ? 0 : 1
        let gravity = folded == 0 ? -finding.status.gravity : 0
        return (folded == 0 && finding.status != .ok ? 0 : folded == 1 ? 1 : 2, gravity, catalogue.rank(finding.check), place)
    }
}

extension Sequence<Finding> {
    /// The gravest status among the findings that alarm somebody.
    package var overall: Status { Status.worst(lazy.filter { $0.suppressedBy == nil }.map(\.status)) }
}
