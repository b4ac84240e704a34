/// A subject's time in a bad state, opened and closed by findings.
package struct Incident: Sendable, Hashable {
    package var subject: Subject
    package var cause: CheckID
    package var openedAt: Timestamp
    package var closedAt: Timestamp?
    package var headline: String

    package init(
        subject: Subject, cause: CheckID, openedAt: Timestamp, closedAt: Timestamp? = nil, headline: String
    ) {
        self.subject = subject
        self.cause = cause
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.headline = headline
    }
}
