/// One entry of the one log of findings that changed, incidents, changes and notes.
package struct TimelineEvent: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case finding, incident, change
        /// What a person says.
        case note
    }

    package var kind: Kind
    package var at: Timestamp
    package var subject: Subject
    package var summary: String
    package var evidence: Evidence

    package init(kind: Kind, at: Timestamp, subject: Subject, summary: String, evidence: Evidence = [:]) {
        self.kind = kind
        self.at = at
        self.subject = subject
        self.summary = summary
        self.evidence = evidence
    }
}
