import Checks
package import UpkeepCore

/// What is to be said of a job that reports by itself.
package enum HeartbeatJudge {
    /// One finding on its report; one on its last run once one has ended; one on its run time where that has a limit.
    package static func findings(_ plan: HeartbeatPlan, _ state: HeartbeatState, _ now: Timestamp) -> [Finding] {
        let words = HeartbeatWords(plan: plan, state: state, now: now)
        return [overrun(words), late(words), failed(words)].compactMap { $0 }
    }

    /// When the findings may change next though nothing comes; nil when never.
    package static func nextChange(
        _ plan: HeartbeatPlan, _ state: HeartbeatState, after now: Timestamp
    ) -> Timestamp? {
        let limit = plan.longestRun.flatMap { longest in state.startedAt.map { $0 + longest } }
        return [limit, state.dueAt].compactMap { $0 }
            // Up to the due time and the limit all is well; a moment after it is not.
            .map { $0 + .nanoseconds(1) }.filter { $0 > now }.min()
    }

    private static func late(_ words: HeartbeatWords) -> Finding {
        let (plan, state, now) = (words.plan, words.state, words.now)
        let status: Status
        let summary: String
        if let due = state.dueAt, now > due {
            status = .critical
            summary = words.isLate(due)
        } else if state.lastReportAt == nil {
            status = .unknown
            summary = words.hasNotReportedYet
        } else {
            status = .ok
            summary = words.hasReported
        }
        return finding(HeartbeatChecks.late, plan, status, summary, words.reportEvidence, now)
    }

    private static func failed(_ words: HeartbeatWords) -> Finding? {
        let (plan, state) = (words.plan, words.state)
        if state.lastPing == .fail {
            return finding(HeartbeatChecks.failed, plan, .critical, words.hasFailed, words.runEvidence, words.now)
        }
        guard state.lastSuccessAt != nil else { return nil }
        return finding(HeartbeatChecks.failed, plan, .ok, words.hasSucceeded, words.runEvidence, words.now)
    }

    private static func overrun(_ words: HeartbeatWords) -> Finding? {
        let (plan, state, now) = (words.plan, words.state, words.now)
        guard let longest = plan.longestRun else { return nil }
        guard let startedAt = state.startedAt else {
            guard state.lastReportAt != nil else { return nil }
            return finding(HeartbeatChecks.overrun, plan, .ok, words.isNotRunning, [:], now)
        }
        let evidence: Evidence = [
            "startedAt": .time(startedAt), "runningFor": .duration(max(.zero, now - startedAt)),
            "longestRun": .duration(longest),
        ]
        return now > startedAt + longest
            ? finding(HeartbeatChecks.overrun, plan, .warning, words.runsTooLong(startedAt, longest), evidence, now)
            : finding(HeartbeatChecks.overrun, plan, .ok, words.isRunning(startedAt), evidence, now)
    }

    private static func finding(
        _ check: Check, _ plan: HeartbeatPlan, _ status: Status, _ summary: String, _ evidence: Evidence,
        _ now: Timestamp
    ) -> Finding {
        let isBad = status == .warning || status == .critical
        return Finding(
            check: check.id, subject: plan.subject, status: status, summary: summary,
            remedy: isBad ? check.remedy : nil, evidence: evidence, observedAt: now)
    }
}
