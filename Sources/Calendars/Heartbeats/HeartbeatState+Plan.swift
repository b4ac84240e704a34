package import UpkeepCore

extension HeartbeatState {
    /// Waits by this plan from `time` on, when it did not already: at the start, and when the plan may have changed.
    ///
    /// What was due stays due while the plan is the same, so that starting again forgives nobody. Under another plan
    /// the next report counts from now, for the job cannot be late by a plan that did not exist yet.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    package mutating func follow(_ plan: HeartbeatPlan, at time: Timestamp) -> Bool {
        let due = lastReportAt.flatMap { plan.due(afterReportAt: $0) }
        if let due, due == dueAt { return false }
        let before = dueAt
        let first = plan.firstDue(from: time)
        if !isPossible(by: plan, afterReport: due, first) { dueAt = later(due, first) }
        return dueAt != before
    }

    /// Whether ``dueAt`` can be what this plan gave at an earlier time.
    private func isPossible(by plan: HeartbeatPlan, afterReport due: Timestamp?, _ first: Timestamp?) -> Bool {
        guard let dueAt, let first else { return dueAt == nil && first == nil }
        guard dueAt <= first else { return false }
        switch plan.schedule {
        case .every: return dueAt >= due ?? dueAt
        case .cron:
            let planned = dueAt + (.zero - plan.grace)
            return plan.schedule.next(after: planned + .nanoseconds(-1)) == planned
        }
    }

    private func later(_ a: Timestamp?, _ b: Timestamp?) -> Timestamp? {
        guard let a, let b else { return a ?? b }
        return max(a, b)
    }
}
