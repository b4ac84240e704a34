package import UpkeepCore

/// One thing that is watched, as of its last look.
package struct MonitorView: Sendable, Hashable {
    /// What the configuration calls it; unique, and how the API names it in paths.
    package var name: String
    package var subject: Subject
    /// The gravest finding that no other one explains; unknown before the first look.
    package var status: Status
    /// Since when it has had that status; nil before the first look.
    package var since: Timestamp?
    package var lastLookAt: Timestamp?
    /// When the next look is due; nil for what reports by itself.
    package var nextLookAt: Timestamp?
    package var interval: Duration
    /// The open incident that it is a member of.
    package var incident: Incident.ID?
    /// Whether a silence or planned maintenance covers it now.
    package var isSilenced: Bool
    package var findings: [Finding]

    package init(
        name: String, subject: Subject, status: Status, since: Timestamp? = nil, lastLookAt: Timestamp? = nil,
        nextLookAt: Timestamp? = nil, interval: Duration, incident: Incident.ID? = nil, isSilenced: Bool = false,
        findings: [Finding] = []
    ) {
        self.name = name
        self.subject = subject
        self.status = status
        self.since = since
        self.lastLookAt = lastLookAt
        self.nextLookAt = nextLookAt
        self.interval = interval
        self.incident = incident
        self.isSilenced = isSilenced
        self.findings = findings
    }
}
