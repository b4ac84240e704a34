package import Incidents
package import UpkeepCore

/// What one look at a watched subject came to, for the desk.
package struct WatchedLook: Sendable {
    package var look: Look
    package var at: Timestamp
    /// What is worth comparing with another look; nil for what is not looked at from outside.
    package var digest: ObservationDigest?
    package var measurements: [Measurement]
    /// How long the answer took; nil when there was none.
    package var latency: Duration?
    /// In the order of ``SiteWatcher/phases``.
    package var phases: [Duration?]
    /// How often it is looked at.
    package var interval: Duration
    /// Whether of the time since the look before nothing is known: the machine slept, or the clock was set.
    package var isAfterGap: Bool

    package init(
        _ look: Look, at: Timestamp, digest: ObservationDigest? = nil, measurements: [Measurement] = [],
        latency: Duration? = nil, phases: [Duration?] = [], interval: Duration, isAfterGap: Bool = false
    ) {
        self.look = look
        self.at = at
        self.digest = digest
        self.measurements = measurements
        self.latency = latency
        self.phases = phases
        self.interval = interval
        self.isAfterGap = isAfterGap
    }

    var subject: Subject { look.subject }
}
