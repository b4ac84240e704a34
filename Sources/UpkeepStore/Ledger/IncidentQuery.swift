package import UpkeepCore

/// Which incidents are asked for.
package struct IncidentQuery: Sendable, Hashable {
    package var id: String?
    /// How the id begins.
    package var idPrefix: String?
    /// The incident's number: how the id ends, after its dash.
    package var number: UInt64?
    /// True for open ones only, false for resolved ones only.
    package var isOpen: Bool?
    /// Those that were open at some time from then on.
    package var since: Timestamp?
    /// Those that were opened before then.
    package var until: Timestamp?
    /// Those that have this subject, as their own or as a member.
    package var subject: Subject?
    package var limit: Int

    package init(
        id: String? = nil, idPrefix: String? = nil, number: UInt64? = nil, isOpen: Bool? = nil, since: Timestamp? = nil,
        until: Timestamp? = nil, subject: Subject? = nil, limit: Int = 1000
    ) {
        self.id = id
        self.idPrefix = idPrefix
        self.number = number
        self.isOpen = isOpen
        self.since = since
        self.until = until
        self.subject = subject
        self.limit = limit
    }
}
