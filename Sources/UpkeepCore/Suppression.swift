/// Folds consequences under their cause, so that one dead name server is one alarm and not ten.
package enum Suppression {
    /// Marks every bad finding that another bad finding of the same subject explains, and puts what alarms first.
    ///
    /// A finding is explained by a check it depends on when that check's answer is critical (or as bad as its
    /// ``Check/explainsFrom`` says), or when both are unknown. Explanations run along a chain of bad answers only: a
    /// check that is ok stands between what is below it and what is above it, and a check that was not asked is passed
    /// through. The name given is that of the chain's beginning. A judge that knows better has set `suppressedBy` itself.
    /// - Returns: the findings by subject in the order subjects first appear; each subject's alarms first, gravest first,
    ///   then what they explain, then what is ok.
    package static func apply(_ findings: [Finding], catalogue: CheckCatalogue) -> [Finding] {
        guard let first = findings.first else { return [] }
        if findings.allSatisfy({ $0.subject == first.subject }) { return fold(findings, catalogue) }
        var order: [Subject] = []
        var bySubject: [Subject: [Finding]] = [:]
        for finding in findings {
            if bySubject[finding.subject] == nil { order.append(finding.subject) }
            bySubject[finding.subject, default: []].append(finding)
        }
        return order.flatMap { fold(bySubject[$0] ?? [], catalogue) }
    }

    private static func fold(_ findings: [Finding], _ catalogue: CheckCatalogue) -> [Finding] {
        guard findings.contains(where: { $0.status != .ok }) else { return findings }
        var answers: [CheckID: Answer] = [:]
        for finding in findings { answers[finding.check, default: Answer()].add(finding) }
        let marked = findings.map { finding in
            var finding = finding
            if finding.status != .ok, finding.suppressedBy == nil {
                finding.suppressedBy = cause(of: finding.check, finding.status, answers, catalogue)
            }
            return finding
        }
        return marked.enumerated()
            .map { (place: Place($1, rank: catalogue.rank($1.check), offset: $0), finding: $1) }
            .sorted { $0.place < $1.place }
            .map(\.finding)
    }

    /// The check at the beginning of the chain of bad answers that leads to `status` at `check`.
    private static func cause(
        of check: CheckID, _ status: Status, _ answers: [CheckID: Answer], _ catalogue: CheckCatalogue
    ) -> CheckID? {
        var waiting = catalogue[check]?.dependsOn ?? []
        var seen: Set<CheckID> = []
        var found: [CheckID] = []
        while let link = waiting.popLast() {
            guard seen.insert(link).inserted else { continue }
            guard let answer = answers[link], let check = catalogue[link] else {
                waiting += catalogue[link]?.dependsOn ?? []
                continue
            }
            guard answer.explains(status, from: check.explainsFrom) else { continue }
            found.append(answer.suppressedBy ?? cause(of: link, answer.worst, answers, catalogue) ?? link)
        }
        return found.min { catalogue.rank($0) < catalogue.rank($1) }
    }

    /// What one check said about the subject, its several findings taken together.
    private struct Answer {
        var worst = Status.ok
        /// The cause that a judge named itself, when no finding of this check stands on its own.
        var suppressedBy: CheckID?
        private var standsAlone = false

        mutating func add(_ finding: Finding) {
            worst = Status.worst([worst, finding.status])
            guard finding.status != .ok else { return }
            standsAlone = standsAlone || finding.suppressedBy == nil
            suppressedBy = standsAlone ? nil : finding.suppressedBy
        }

        func explains(_ status: Status, from least: Status) -> Bool {
            switch worst {
            case .ok: false
            case .unknown: status == .unknown || least.gravity < Status.unknown.gravity
            case .warning, .critical: worst.gravity >= least.gravity
            }
        }
    }

    /// Where a finding stands in its subject's list.
    private struct Place: Comparable {
        private enum Group: Int { case alarms, explained, fine }
        private let group: Group
        private let lightness: Int
        private let rank: Int
        private let offset: Int

        init(_ finding: Finding, rank: Int, offset: Int) {
            group = finding.status == .ok ? .fine : finding.suppressedBy == nil ? .alarms : .explained
            lightness = group == .alarms ? -finding.status.gravity : 0
            self.rank = rank
            self.offset = offset
        }

        static func < (a: Place, b: Place) -> Bool {
            (a.group.rawValue, a.lightness, a.rank, a.offset) < (b.group.rawValue, b.lightness, b.rank, b.offset)
        }
    }
}

extension Sequence<Finding> {
    /// The gravest status among the findings that alarm somebody.
    package var overall: Status { Status.worst(lazy.filter { $0.suppressedBy == nil }.map(\.status)) }
}
