package import UpkeepCore

/// Which part of the timeline is asked for.
package struct EventQuery: Sendable, Hashable {
    package var since: Timestamp?
    /// Up to, but not including.
    package var until: Timestamp?
    package var subject: Subject?
    /// Empty for all.
    package var kinds: Set<TimelineEvent.Kind>
    package var incident: String?
    /// Only entries after this one, as they were kept: what a reader that goes on from there has not seen.
    package var after: Int64?
    package var limit: Int

    package init(
        since: Timestamp? = nil, until: Timestamp? = nil, subject: Subject? = nil,
        kinds: Set<TimelineEvent.Kind> = [], incident: String? = nil, after: Int64? = nil, limit: Int = 1000
    ) {
        self.since = since
        self.until = until
        self.subject = subject
        self.kinds = kinds
        self.incident = incident
        self.after = after
        self.limit = limit
    }
}
