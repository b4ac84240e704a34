package import UpkeepCore

/// What is known of a job that reports by itself.
package struct HeartbeatState: Sendable, Hashable {
    package var id: String
    /// How the job said last that it goes: never `log`, and no `start` after a failure, which only a success clears.
    package var lastPing: HeartbeatPing.Kind?
    /// When ``lastPing`` came.
    package var lastPingAt: Timestamp?
    /// When the run that is going on started; nil when none is.
    package var startedAt: Timestamp?
    package var lastSuccessAt: Timestamp?
    /// When the next ping is due, the grace included; nil when none is expected.
    package var dueAt: Timestamp?
    /// From start to end of the last run that said both.
    package var runTime: Duration?
    package var exitStatus: Int?
    /// The last lines the job sent.
    package var lines: [String]

    package init(
        id: String, lastPing: HeartbeatPing.Kind? = nil, lastPingAt: Timestamp? = nil, startedAt: Timestamp? = nil,
        lastSuccessAt: Timestamp? = nil, dueAt: Timestamp? = nil, runTime: Duration? = nil, exitStatus: Int? = nil,
        lines: [String] = []
    ) {
        self.id = id
        self.lastPing = lastPing
        self.lastPingAt = lastPingAt
        self.startedAt = startedAt
        self.lastSuccessAt = lastSuccessAt
        self.dueAt = dueAt
        self.runTime = runTime
        self.exitStatus = exitStatus
        self.lines = lines
    }

    /// A job from which nothing has come yet, and is waited for from `time` on.
    package init(_ plan: HeartbeatPlan, at time: Timestamp) {
        self.init(id: plan.id, dueAt: plan.firstDue(from: time))
    }

    /// When something came last that the next due time counts from.
    package var lastReportAt: Timestamp? {
        [lastPingAt, startedAt].compactMap { $0 }.max()
    }
}
