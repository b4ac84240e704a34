import UpkeepCore

extension Look {
    /// This look's answers, the outage lane's first.
    ///
    /// - Parameter followed: the checks that have a lane of their own already, sorted; others get one with their first
    ///   warning.
    func answers(followed: [CheckID]) -> [LaneAnswer] {
        let alarms = findings.filter { $0.suppressedBy == nil && $0.status != .ok }
        var answers = [outage(alarms)]
        let warned = alarms.filter { $0.status == .warning }.map(\.check)
        for check in Set(followed).union(warned).sorted() { answers.append(answer(of: check)) }
        return answers
    }

    private func outage(_ alarms: [Finding]) -> LaneAnswer {
        let lane = Lane(subject)
        if let worst = alarms.first(where: { $0.status == .critical }) {
            return LaneAnswer(lane: lane, status: .critical, headline: Headline(worst))
        }
        let isUnseen = findings.isEmpty || alarms.contains { $0.status == .unknown }
        return LaneAnswer(lane: lane, status: isUnseen ? .unknown : .ok)
    }

    /// What this look says about one check, which may be nothing: it was not asked, or something else stood before it.
    private func answer(of check: CheckID) -> LaneAnswer {
        let lane = Lane(subject, check: check)
        let told = findings.filter { $0.check == check }
        if let worst = told.filter({ $0.suppressedBy == nil && ($0.status == .warning || $0.status == .critical) })
            .max(by: { $0.status.gravity < $1.status.gravity })
        {
            return LaneAnswer(lane: lane, status: worst.status, headline: Headline(worst))
        }
        let isFine = !told.isEmpty && told.allSatisfy { $0.status == .ok }
        return LaneAnswer(lane: lane, status: isFine ? .ok : .unknown)
    }

    /// The checks that found something bad in this look.
    var badChecks: [CheckID] {
        findings.filter { $0.suppressedBy == nil && ($0.status == .warning || $0.status == .critical) }.map(\.check)
    }
}
