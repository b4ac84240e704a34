package import UpkeepCore

extension HeartbeatState {
    /// Takes what a job says.
    ///
    /// Pings may come twice, late or in the wrong order. One that is older than what is known changes nothing of how
    /// the job stands, except that an older success is remembered as one; the same one again changes nothing at all. A
    /// start while a run goes on means that the run before has died.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    package mutating func take(_ ping: HeartbeatPing, at time: Timestamp, plan: HeartbeatPlan) -> Bool {
        let before = self
        let isOld = lastReportAt.map { time < $0 } ?? false
        switch ping.judgedKind {
        case .log: break
        case .start where isOld || startedAt == time: return false
        case .start: start(at: time)
        case .success where isOld:
            lastSuccessAt = max(lastSuccessAt ?? time, time)
        case .fail where isOld: break
        case .success, .fail:
            if lastPing == ping.judgedKind, lastPingAt == time { return false }
            end(ping, at: time)
        }
        lines = HeartbeatLines.keeping(lines, and: ping.body)
        if !isOld, ping.kind != .log { dueAt = plan.due(afterReportAt: time) }
        return self != before
    }

    private mutating func start(at time: Timestamp) {
        startedAt = time
        guard lastPing != .fail else { return }
        lastPing = .start
        lastPingAt = time
    }

    private mutating func end(_ ping: HeartbeatPing, at time: Timestamp) {
        if let startedAt { runTime = time - startedAt }
        startedAt = nil
        lastPing = ping.judgedKind
        lastPingAt = time
        exitStatus = ping.exitStatus
        if ping.judgedKind == .success { lastSuccessAt = time }
    }
}
