/// A check's answer for a subject.
package struct Finding: Sendable, Hashable {
    package var check: CheckID
    package var subject: Subject
    package var status: Status
    /// One sentence for a person: lower case, no trailing full stop, facts in evidence rather than prose.
    package var summary: String
    /// What to do, for bad news; nil when there is nothing to do.
    package var remedy: String?
    package var evidence: Evidence
    /// The check whose bad answer explains this one; such a finding alarms nobody.
    package var suppressedBy: CheckID?
    package var observedAt: Timestamp

    package init(
        check: CheckID, subject: Subject, status: Status, summary: String, remedy: String? = nil,
        evidence: Evidence = [:], suppressedBy: CheckID? = nil, observedAt: Timestamp
    ) {
        self.check = check
        self.subject = subject
        self.status = status
        self.summary = summary
        self.remedy = remedy
        self.evidence = evidence
        self.suppressedBy = suppressedBy
        self.observedAt = observedAt
    }
}
