package import UpkeepCore

/// Something that people are owed to hear. How, by which channel, and how often again is the
/// notifiers' affair.
package struct OwedAlert: Sendable, Hashable, Codable, Identifiable {
    package enum Kind: String, Sendable, Hashable, Codable {
        case opened
        /// It was a warning when it was told of, and is critical now.
        case worsened
        /// It comes and goes; nothing more is said until it settles.
        case flapping
        case resolved
    }

    /// Stable and unique: handing the same alert over twice is the same alert.
    package var id: String
    /// By which channels keep the alerts of one incident together; the incident's id.
    package var key: String
    /// For ``Kind/resolved``: every key under which something was told, this one included. More than one when incidents
    /// turned out to be one; people get one message, a channel that keeps state by key closes each.
    package var closes: [String]
    package var incident: Incident.ID
    package var kind: Kind
    /// ``Status/ok`` when resolved.
    package var severity: Status
    package var subject: Subject
    package var headline: String
    package var remedy: String?
    /// How many subjects are bad now; when resolved, how many had been.
    package var affected: Int
    package var at: Timestamp
}
