package import UpkeepCore

/// A time in which no alerts are made about something: planned work, or somebody's wish for quiet.
///
/// It stops nothing else. Looks are judged, incidents open and close, and whoever was told of a beginning is told of
/// its end. An incident that is still open when the silence ends is told of then.
package struct Silence: Sendable, Hashable, Codable, Identifiable {
    package enum Scope: Sendable, Hashable, Codable {
        case everything
        case subject(Subject)
        /// Every subject that stands on this, such as a host under maintenance.
        case trait(Trait)
    }

    package var id: String
    package var scope: Scope
    package var from: Timestamp
    /// Not included.
    package var until: Timestamp
    /// Why, for people.
    package var reason: String
    /// Announced beforehand, so that service levels may leave it out.
    package var isMaintenance: Bool

    package init(
        id: String, scope: Scope, from: Timestamp, until: Timestamp, reason: String = "", isMaintenance: Bool = false
    ) {
        self.id = id
        self.scope = scope
        self.from = from
        self.until = until
        self.reason = reason
        self.isMaintenance = isMaintenance
    }

    package func isActive(at time: Timestamp) -> Bool { from <= time && time < until }
}
