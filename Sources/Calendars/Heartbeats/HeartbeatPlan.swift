package import UpkeepCore

/// What is expected of a job that reports by itself.
package struct HeartbeatPlan: Sendable, Hashable, Identifiable {
    /// As in `/ping/ID`; the subject's name.
    package let id: String
    /// What people call it.
    package var name: String
    package var schedule: HeartbeatSchedule
    /// How much later than planned a report may come.
    package var grace: Duration
    /// How long a run may take; nil for no limit but the next run.
    package var longestRun: Duration?

    package init(
        id: String, name: String? = nil, schedule: HeartbeatSchedule, grace: Duration, longestRun: Duration? = nil
    ) {
        self.id = id
        self.name = name ?? id
        self.schedule = schedule
        self.grace = max(.zero, grace)
        self.longestRun = longestRun
    }

    package var subject: Subject { Subject(.service, id) }

    /// The end of the grace for the first report, when it is waited for from `time` on; nil when none is ever due.
    package func firstDue(from time: Timestamp) -> Timestamp? {
        schedule.next(after: time).map { $0 + grace }
    }

    /// The end of the grace for the report that is to follow one at `time`.
    package func due(afterReportAt time: Timestamp) -> Timestamp? {
        schedule.nextAfterReport(at: time).map { $0 + grace }
    }
}
