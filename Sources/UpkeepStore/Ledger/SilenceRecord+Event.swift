package import UpkeepCore

extension SilenceRecord {
    /// The timeline's entry for a silence that begins: who wants it, for how long, and why.
    package var event: LedgerEvent {
        let length = until.map { " for \(DurationText.spoken($0 - from))" } ?? ""
        let because = reason.isEmpty ? "" : ": \(reason)"
        var evidence: Evidence = ["silence": .text(id)]
        if let until { evidence["until"] = .text(until.rfc3339(milliseconds: true)) }
        return LedgerEvent(
            TimelineEvent(
                kind: .note, at: from, subject: subject ?? scopeSubject, summary: "silenced\(length)\(because)",
                evidence: evidence), author: author)
    }

    /// The timeline's entry for a silence that somebody ends early.
    package func ending(at time: Timestamp, by author: String?) -> LedgerEvent {
        LedgerEvent(
            TimelineEvent(
                kind: .note, at: time, subject: subject ?? scopeSubject, summary: "no longer silenced",
                evidence: ["silence": .text(id)]), author: author)
    }

    /// What stands in the timeline for a scope that is no one subject's.
    private var scopeSubject: Subject {
        scope.flatMap { Trait(scope: $0) }?.asSubject ?? .everything
    }
}
