package import UpkeepCore

/// What a job that reports by itself last said.
package struct HeartbeatRecord: Sendable, Hashable {
    package enum Ping: String, Sendable, Hashable, CaseIterable {
        case start, success, fail, log
    }

    package var id: String
    package var lastPing: Ping?
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
        id: String, lastPing: Ping? = nil, lastPingAt: Timestamp? = nil, startedAt: Timestamp? = nil,
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
}
