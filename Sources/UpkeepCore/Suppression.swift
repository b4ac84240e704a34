/// Folds consequences under their cause, so that one dead name server is one alarm and not ten.
package enum Suppression {
    /// Marks every bad finding that another bad finding of the same subject explains, and puts what alarms first.
    ///
    /// A finding is explained by a check it depends on when that check's answer is critical (or as bad as its
    /// ``Check/explainsFrom`` says), or when both are unknown. Explanations run along a chain of bad answers only: a
    /// check that is ok stands between what is below it and what is above it, and a check that was not asked is passed
    /// through. The name given is that of the chain's beginning. A judge that knows better has set `suppressedBy` itself.
    /// - Returns: the findings by subject in the order subjects first appear; each subject's alarms first, gravest first,
    ///   then what they explain, then what is ok. When nothing is bad, the findings as they came.
    package static func apply(_ findings: [Finding], catalogue: CheckCatalogue) -> [Finding] {
        bySubject(findings) { ordered(marked($0, catalogue), catalogue) }
    }

    /// Puts what alarms first, as ``apply(_:catalogue:)`` does, for findings whose judge has set every cause itself.
    package static func order(_ findings: [Finding], catalogue: CheckCatalogue) -> [Finding] {
        bySubject(findings) { ordered($0, catalogue) }
    }

    private static func bySubject(_ findings: [Finding], _ change: ([Finding]) -> [Finding]) -> [Finding] {
        guard findings.indices.contains(where: { findings[$0].status != .ok }) else { return findings }
        var order: [Subject] = []
        var bySubject: [Subject: [Finding]] = [:]
        for finding in findings {
            if bySubject[finding.subject] == nil { order.append(finding.subject) }
            bySubject[finding.subject, default: []].append(finding)
        }
        return order.flatMap { change(bySubject[$0] ?? []) }
    }

    private static func ordered(_ findings: [Finding], _ catalogue: CheckCatalogue) -> [Finding] {
        findings.enumerated()
            .map { (place: Place($1, rank: catalogue.rank($1.check), offset: $0), finding: $1) }
            .sorted { $0.place < $1.place }
            .map(\.finding)
    }

    private static func marked(_ findings: [Finding], _ catalogue: CheckCatalogue) -> [Finding] {
        let ranks = findings.map { catalogue.rank($0.check) }
        var answers = [Answer?](repeating: nil, count: catalogue.checks.count)
        for (finding, rank) in zip(findings, ranks) where rank < answers.count {
            var answer = answers[rank] ?? Answer()
            answer.add(finding, root: finding.suppressedBy.map(catalogue.rank))
            answers[rank] = answer
        }
        var marked = findings
        // Causes come before what hangs on them, so by the time a check is looked at its causes know their own.
        for rank in answers.indices {
            guard let answer = answers[rank], answer.worst != .ok else { continue }
            for place in marked.indices where ranks[place] == rank && marked[place].suppressedBy == nil {
                let cause = cause(of: rank, marked[place].status, answers, catalogue)
                marked[place].suppressedBy = cause.flatMap {
                    $0 < catalogue.checks.count ? catalogue.checks[$0].id : nil
                }
            }
            let root = answer.root ?? cause(of: rank, answer.worst, answers, catalogue)
            answers[rank]?.root = root
        }
        return marked
    }

    /// The check at the beginning of the chain of bad answers that leads to a finding of `status` at `rank`.
    private static func cause(
        of rank: Int, _ status: Status, _ answers: [Answer?], _ catalogue: CheckCatalogue
    ) -> Int? {
        guard status != .ok else { return nil }
        var waiting = catalogue.links(ofRank: rank)
        var seen: Set<Int> = []
        var first: Int?
        while let link = waiting.popLast() {
            guard seen.insert(link).inserted else { continue }
            guard let answer = answers[link] else {
                waiting += catalogue.links(ofRank: link)
                continue
            }
            guard answer.explains(status, from: catalogue.checks[link].explainsFrom) else { continue }
            first = min(first ?? .max, answer.root ?? link)
        }
        return first
    }

    /// What one check said about the subject, its several findings taken together.
    private struct Answer {
        var worst = Status.ok
        /// Where the chain that leads here begins, when no finding of this check stands on its own.
        var root: Int?
        private var standsAlone = false

        /// - Parameter root: the cause that the judge named itself.
        mutating func add(_ finding: Finding, root named: Int?) {
            worst = Status.worst([worst, finding.status])
            guard finding.status != .ok else { return }
            standsAlone = standsAlone || named == nil
            root = standsAlone ? nil : named
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

extension [Finding] {
    /// The gravest status among the findings that alarm somebody.
    package var overall: Status {
        var worst = Status.ok
        for place in indices where self[place].suppressedBy == nil && self[place].status.gravity > worst.gravity {
            worst = self[place].status
        }
        return worst
    }
}
