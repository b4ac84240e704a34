/// A cause's time in a bad state: every subject that it struck, opened and closed by findings.
package struct Incident: Sendable, Hashable, Codable, Identifiable {
    /// Stable, and never used again; also the key by which alert channels tell incidents apart.
    package struct ID: Sendable, Hashable, Comparable, CustomStringConvertible {
        /// When it opened, seconds since the epoch.
        package let seconds: Int64
        /// Counts from 1.
        package let number: UInt64

        package init(seconds: Int64, number: UInt64) {
            self.seconds = seconds
            self.number = number
        }

        /// Reads what ``description`` writes.
        package init?(_ text: String) {
            guard let dash = text.lastIndex(of: "-"), let seconds = Int64(text[..<dash]),
                let number = UInt64(text[text.index(after: dash)...])
            else { return nil }
            self.init(seconds: seconds, number: number)
        }

        /// E.g. `1795399923-17`.
        package var description: String { "\(seconds)-\(number)" }

        /// The one opened first comes first, whatever the clock did.
        package static func < (a: ID, b: ID) -> Bool { (a.number, a.seconds) < (b.number, b.seconds) }
    }

    /// One subject that the cause struck.
    package struct Member: Sendable, Hashable, Codable {
        package var subject: Subject
        /// The check that says so.
        package var check: CheckID
        package var status: Status
        package var summary: String
        package var since: Timestamp
        /// nil while it is bad.
        package var recoveredAt: Timestamp?

        package init(
            subject: Subject, check: CheckID, status: Status, summary: String, since: Timestamp,
            recoveredAt: Timestamp? = nil
        ) {
            self.subject = subject
            self.check = check
            self.status = status
            self.summary = summary
            self.since = since
            self.recoveredAt = recoveredAt
        }
    }

    package var id: ID
    /// What is broken, as far as is known: the cause, or the first subject that it struck.
    package var subject: Subject
    /// The check that opened it.
    package var check: CheckID
    /// What all members stand on and nobody else's success speaks for; nil while that is not known.
    package var cause: Trait?
    /// ``Status/warning`` or ``Status/critical``: the gravest of the members that are bad now, or were at the end.
    package var severity: Status
    package var openedAt: Timestamp
    package var closedAt: Timestamp?
    /// One sentence for a person.
    package var headline: String
    package var remedy: String?
    /// What `why` said.
    package var verdict: Verdict?
    /// In the order they were struck.
    package var members: [Member]
    /// Whether every member that is bad comes and goes.
    package var isFlapping: Bool
    /// Who said "I have it"; nil when nobody did.
    package var acknowledgedBy: String?
    /// Incidents that turned out to have the same cause.
    package var absorbed: [ID]

    package init(
        id: ID, subject: Subject, check: CheckID, cause: Trait? = nil, severity: Status, openedAt: Timestamp,
        closedAt: Timestamp? = nil, headline: String, remedy: String? = nil, verdict: Verdict? = nil,
        members: [Member], isFlapping: Bool = false, acknowledgedBy: String? = nil, absorbed: [ID] = []
    ) {
        self.id = id
        self.subject = subject
        self.check = check
        self.cause = cause
        self.severity = severity
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.headline = headline
        self.remedy = remedy
        self.verdict = verdict
        self.members = members
        self.isFlapping = isFlapping
        self.acknowledgedBy = acknowledgedBy
        self.absorbed = absorbed
    }
}
