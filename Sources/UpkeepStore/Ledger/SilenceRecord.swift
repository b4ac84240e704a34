package import UpkeepCore

/// A word of a person that alerts shall rest.
package struct SilenceRecord: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// No new alerts for what it names.
        case silence
        /// Somebody has taken an incident on.
        case acknowledgement
        /// As a silence, planned beforehand.
        case maintenance
    }

    /// The caller's: saving it again replaces what was there.
    package var id: String
    package var kind: Kind
    /// The one subject it is about; nil when it is about an incident, or about what `scope` says.
    package var subject: Subject?
    package var incident: String?
    /// A pattern, or whatever else the incident logic matches by.
    package var scope: String?
    package var from: Timestamp
    /// Nil for open-ended.
    package var until: Timestamp?
    package var author: String
    package var reason: String

    package init(
        id: String, kind: Kind, subject: Subject? = nil, incident: String? = nil, scope: String? = nil,
        from: Timestamp, until: Timestamp? = nil, author: String, reason: String
    ) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.incident = incident
        self.scope = scope
        self.from = from
        self.until = until
        self.author = author
        self.reason = reason
    }
}
