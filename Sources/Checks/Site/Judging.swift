package import UpkeepCore

/// Whom the findings are about and what time it is: all that judges need besides what they judge.
package struct Judging: Sendable {
    package let subject: Subject
    /// The moment by which certificates are judged.
    package let now: Timestamp
    package let observedAt: Timestamp

    package init(_ subject: Subject, now: Timestamp, observedAt: Timestamp) {
        self.subject = subject
        self.now = now
        self.observedAt = observedAt
    }

    func ok(_ check: Check, _ summary: String, _ evidence: Evidence = Evidence()) -> Finding {
        Finding(
            check: check.id, subject: subject, status: .ok, summary: summary, evidence: evidence, observedAt: observedAt
        )
    }

    /// A bad answer, as grave as the check says.
    func bad(
        _ check: Check, _ summary: String, remedy: String? = nil, _ evidence: Evidence = Evidence()
    ) -> Finding {
        bad(check, nil, summary, remedy: remedy, evidence)
    }

    /// A bad answer whose `status` the judge has reason to choose; nil: as grave as the check says.
    func bad(
        _ check: Check, _ status: Status?, _ summary: String, remedy: String? = nil, _ evidence: Evidence = Evidence()
    ) -> Finding {
        Finding(
            check: check.id, subject: subject, status: status ?? check.severity, summary: summary,
            remedy: remedy ?? check.remedy, evidence: evidence, observedAt: observedAt)
    }

    /// What could not be asked because of something else, which has its own finding.
    func notAsked(_ check: Check, _ reason: String) -> Finding {
        Finding(
            check: check.id, subject: subject, status: .unknown, summary: "not looked at: \(reason)",
            observedAt: observedAt)
    }
}
