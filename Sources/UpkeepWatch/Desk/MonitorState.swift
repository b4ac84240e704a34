import Incidents
package import UpkeepCore

/// What is known of a monitor now.
package struct MonitorState: Sendable {
    package var findings: [Finding] = []
    package var measurements: [Measurement] = []
    /// When it was last looked at.
    package var lookedAt: Timestamp?
    package var looks = 0
    /// Since when it has had its status.
    package var since: Timestamp?
    /// What the first bad look in a row showed, and when.
    var firstBad: (digest: ObservationDigest, at: Timestamp)?
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
        looks += 1
        guard let digest = look.digest else { return }
        switch status {
        case .ok, .warning:
            trail.take(digest, at: look.at)
            isTrailKept = false
            firstBad = nil
        case .critical: firstBad = firstBad ?? (digest, look.at)
        case .unknown: break
        }
    }
}
