import UpkeepCore

/// The sentences about a job that reports by itself, and what proves them.
struct HeartbeatWords {
    let plan: HeartbeatPlan
    let state: HeartbeatState
    let now: Timestamp

    private var name: String { "`\(plan.name)`" }

    func isLate(_ due: Timestamp) -> String {
        let planned = due + (.zero - plan.grace)
        let silence =
            if let report = state.lastReportAt {
                state.startedAt == nil
                    ? "\(name) has not reported for \(ago(report))"
                    : "\(name) started \(ago(report)) ago and has not reported since"
            } else {
                "\(name) has never reported"
            }
        return "\(silence); it should have by \(clock(due)) (\(reason(planned, due)))"
    }

    var hasNotReportedYet: String {
        guard let due = state.dueAt else { return "\(name) has not reported yet, and no time is set for it" }
        return "\(name) has not reported yet; its first report is due by \(clock(due)) (\(zoneName))"
    }

    var hasReported: String {
        guard let report = state.lastReportAt else { return "\(name) has not reported yet" }
        let next = state.dueAt.map { "; the next report is due by \(clock($0)) (\(zoneName))" } ?? ""
        return "\(name) \(state.startedAt == nil ? "reported" : "started") \(ago(report)) ago\(next)"
    }

    var hasFailed: String {
        let status = state.exitStatus.map { " with exit status \($0)" } ?? ""
        let time = state.lastPingAt.map { " \(ago($0)) ago" } ?? ""
        let success = state.lastSuccessAt.map { "the last success was \(ago($0)) ago" } ?? "it has never succeeded"
        return "\(name) failed\(status)\(time); \(success)"
            + (state.startedAt == nil ? "" : ", and it is running again")
    }

    var hasSucceeded: String {
        let time = state.lastSuccessAt.map { " \(ago($0)) ago" } ?? ""
        let runTime = state.runTime.map { ", after \(DurationText.spoken($0))" } ?? ""
        return "\(name) succeeded\(time)\(runTime)"
    }

    func runsTooLong(_ start: Timestamp, _ longest: Duration) -> String {
        let usual = state.runTime.map { "; its last run took \(DurationText.spoken($0))" } ?? ""
        return
            "\(name) has been running for \(ago(start)), longer than the \(DurationText.spoken(longest)) it may\(usual)"
    }

    func isRunning(_ start: Timestamp) -> String { "\(name) has been running for \(ago(start))" }

    var isNotRunning: String {
        state.runTime.map { "\(name) is not running; its last run took \(DurationText.spoken($0))" }
            ?? "\(name) is not running"
    }

    var reportEvidence: Evidence {
        var evidence: Evidence = ["schedule": .text(plan.schedule.description), "grace": .duration(plan.grace)]
        evidence["lastReport"] = state.lastReportAt.map { .time($0) }
        evidence["dueAt"] = state.dueAt.map { .time($0) }
        evidence["startedAt"] = state.startedAt.map { .time($0) }
        return evidence
    }

    var runEvidence: Evidence {
        var evidence: Evidence = [:]
        evidence["lastSuccess"] = state.lastSuccessAt.map { .time($0) }
        evidence["failedAt"] = state.lastPing == .fail ? state.lastPingAt.map { .time($0) } : nil
        evidence["exitStatus"] = state.exitStatus.map { .integer($0) }
        evidence["runTime"] = state.runTime.map { .duration($0) }
        if state.lastPing == .fail, !state.lines.isEmpty { evidence["lines"] = EvidenceValue(state.lines.suffix(10)) }
        return evidence
    }

    /// Never "0 ms": a clock that was set back is not worth confusing anybody.
    private func ago(_ time: Timestamp) -> String { DurationText.spoken(max(.seconds(1), now - time)) }

    private var zoneName: String { plan.schedule.zone.name }

    /// Whether a job reports so often that a time without its seconds would be a riddle.
    private var hasSeconds: Bool {
        if case .every(let period, _) = plan.schedule { period < .seconds(300) } else { false }
    }

    /// `03:00 plus 1 h of grace, Europe/Berlin`.
    private func reason(_ planned: Timestamp, _ due: Timestamp) -> String {
        switch plan.schedule {
        case .cron:
            plan.grace == .zero
                ? zoneName
                : "\(clock(planned, beside: due)) plus \(DurationText.spoken(plan.grace)) of grace, \(zoneName)"
        case .every(let period, _):
            "every \(DurationText.spoken(period)) plus \(DurationText.spoken(plan.grace)) of grace, \(zoneName)"
        }
    }

    /// The time on clocks of the job's zone, with the date when it is another than today's, or than what it stands beside.
    private func clock(_ time: Timestamp, beside other: Timestamp? = nil) -> String {
        let zone = plan.schedule.zone
        let shown = zone.civil(at: time)
        let isSameDay = shown.dateText == zone.civil(at: other ?? now).dateText
        let minute = "\(shown.hour.twoDigits):\(shown.minute.twoDigits)"
        let text = hasSeconds ? "\(minute):\(shown.second.twoDigits)" : minute
        return isSameDay ? text : "\(text) on \(shown.dateText)"
    }
}
