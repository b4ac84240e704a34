package import UpkeepStore

/// What a job said of itself.
package struct HeartbeatPing: Sendable, Hashable {
    /// The secret that the job's pings are known by.
    package var id: String
    package var kind: HeartbeatRecord.Ping
    /// 0 to 255, when the job gave one: 0 came as `success`, anything else as `fail`.
    package var exitStatus: Int?
    /// What the job sent along: the last lines of it, a thousand at most, of the last 100 kB.
    package var lines: [String]

    package init(id: String, kind: HeartbeatRecord.Ping, exitStatus: Int? = nil, lines: [String] = []) {
        self.id = id
        self.kind = kind
        self.exitStatus = exitStatus
        self.lines = lines
    }
}
