package import UpkeepCore

/// What one message tells about one incident, the same whichever channel it goes through.
package struct Alert: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case opened
        /// Still open, and something about it is different: its verdict, its subjects, its status.
        case updated
        case acknowledged
        /// Still open and nobody said that they care for it.
        case reminder
        /// Opens and closes too often to tell about each time; told once.
        case flapping
        case resolved
        /// Asked for by a person who wants to see that alerts arrive.
        case test
        /// Several alerts that were owed at once, in one message; see ``Alert/members``.
        case summary
    }

    /// Which incident; whoever was told that it opened is told that it is over.
    package var incident: String
    /// What receivers know the incident by, the same from its first alert to its last; 1 to 255 characters.
    package var dedupKey: String
    package var kind: Kind
    /// How bad it is, or was before it was resolved.
    package var status: Status
    /// What is wrong, one sentence: the verdict's.
    package var headline: String
    /// What changed before it, one line; nil when nothing is known to have.
    package var change: String?
    /// Everything that the incident takes down, by name, the one that names the cause first.
    package var subjects: [String]
    package var links: [AlertLink]
    package var openedAt: Timestamp
    /// When what this alert tells came to be: opened, changed, resolved.
    package var at: Timestamp
    /// Why this message comes, when that is not plain: nobody acknowledged, another channel failed.
    package var note: String?
    /// The hour that readers live by.
    package var zone: ZoneOffset
    /// Where it was seen from.
    package var vantage: String
    /// The alerts that a summary stands for, in the order they were owed.
    package var members: [AlertMember]

    /// - Parameter dedupKey: nil for one made of the incident's id.
    package init(
        incident: String, dedupKey: String? = nil, kind: Kind, status: Status, headline: String, change: String? = nil,
        subjects: [String] = [], links: [AlertLink] = [], openedAt: Timestamp, at: Timestamp? = nil,
        note: String? = nil, zone: ZoneOffset = .utc, vantage: String = ""
    ) {
        self.incident = incident
        self.dedupKey = dedupKey ?? "upkeep-\(incident)"
        self.kind = kind
        self.status = status
        self.headline = headline
        self.change = change
        self.subjects = subjects
        self.links = links
        self.openedAt = openedAt
        self.at = at ?? openedAt
        self.note = note
        self.zone = zone
        self.vantage = vantage
        members = []
    }

    /// Whether whoever gets this must also get the incident's end.
    package var promisesAnEnd: Bool {
        switch kind {
        case .opened, .updated, .reminder, .flapping: true
        case .acknowledged, .resolved, .test, .summary: false
        }
    }
}
