import Incidents
package import UpkeepCore

/// What is known of a monitor now.
package struct MonitorState: Sendable {
    package var findings: [Finding] = []
    package var measurements: [Measurement] = []
    /// When it was last looked at.
    package var lookedAt: Timestamp?
    package var looks = 0
    /// When its next look in turn is due; nil before the first.
    var nextLookAt: Timestamp?
    /// Since when it has had its status.
    package var since: Timestamp?
    /// What the bad looks in a row showed together: the first may have met a server that was just starting.
    var bad = DigestTrail()
    /// When the first of them was.
    var badSince: Timestamp?
    var trail = DigestTrail()
    var isTrailKept = true

    init() {}

    package var status: Status { findings.isEmpty ? .unknown : findings.overall }

    mutating func take(_ look: WatchedLook) {
        let before = status
        findings = look.look.findings
        if since == nil || status != before { since = look.at }
        measurements = look.measurements
        lookedAt = look.at
        if !look.look.isSecond { nextLookAt = look.at + look.interval }
        looks += 1
        guard let digest = look.digest else { return }
        switch status {
        case .ok, .warning:
            trail.take(digest, at: look.at)
            isTrailKept = false
            bad = DigestTrail()
            badSince = nil
        case .critical:
            bad.take(digest, at: look.at)
            badSince = badSince ?? look.at
        case .unknown: break
        }
    }
}
