package import UpkeepCore

/// An incident as it is kept: one cause, and all that share it.
package struct IncidentRecord: Sendable, Hashable {
    /// A subject that the cause has taken down.
    package struct Member: Sendable, Hashable {
        package var subject: Subject
        package var since: Timestamp
        /// When it was well again; nil while it is not.
        package var until: Timestamp?

        package init(_ subject: Subject, since: Timestamp, until: Timestamp? = nil) {
            self.subject = subject
            self.since = since
            self.until = until
        }
    }

    /// What the name of a state begins with that tells whom an incident was told to; the incident's id follows.
    /// It is kept as long as the incident.
    package static let toldState = "told/"

    /// The caller's, and the same for as long as the incident lasts: saving it again replaces what was there.
    package var id: String
    /// What broke: a verdict's code, a check, or whatever the incident logic folds by.
    package var cause: String
    package var subject: Subject
    package var severity: Status
    package var headline: String
    package var openedAt: Timestamp
    package var updatedAt: Timestamp
    /// Nil while it is open.
    package var resolvedAt: Timestamp?
    package var members: [Member]
    /// What else the incident logic needs to go on with it, as it alone can read.
    package var body: [UInt8]

    package init(
        id: String, cause: String, subject: Subject, severity: Status, headline: String, openedAt: Timestamp,
        updatedAt: Timestamp? = nil, resolvedAt: Timestamp? = nil, members: [Member] = [], body: [UInt8] = []
    ) {
        self.id = id
        self.cause = cause
        self.subject = subject
        self.severity = severity
        self.headline = headline
        self.openedAt = openedAt
        self.updatedAt = updatedAt ?? openedAt
        self.resolvedAt = resolvedAt
        self.members = members
        self.body = body
    }
}
