package import UpkeepCore

/// Something that somebody wants on the timeline.
package struct NewEvent: Sendable, Hashable {
    /// ``TimelineEvent/Kind/change`` or ``TimelineEvent/Kind/note``.
    package var kind: TimelineEvent.Kind
    package var at: Timestamp
    /// What it is about; nil when it is about nothing in particular.
    package var subject: Subject?
    package var summary: String
    package var evidence: Evidence
    package var author: String

    package init(
        kind: TimelineEvent.Kind, at: Timestamp, subject: Subject? = nil, summary: String, evidence: Evidence = [:],
        author: String
    ) {
        self.kind = kind
        self.at = at
        self.subject = subject
        self.summary = summary
        self.evidence = evidence
        self.author = author
    }
}
