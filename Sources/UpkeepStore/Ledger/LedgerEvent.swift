package import UpkeepCore

/// An entry of the timeline as it is kept.
package struct LedgerEvent: Sendable, Hashable {
    /// Rises with every entry of a file; nil before it is kept.
    package var id: Int64?
    package var event: TimelineEvent
    /// Who said so, when it was a person or a program of theirs, e.g. `ci` or `anna`.
    package var author: String?
    /// The incident it belongs to.
    package var incident: String?

    package init(_ event: TimelineEvent, author: String? = nil, incident: String? = nil, id: Int64? = nil) {
        self.id = id
        self.event = event
        self.author = author
        self.incident = incident
    }
}
