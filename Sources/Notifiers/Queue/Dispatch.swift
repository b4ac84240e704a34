package import UpkeepCore

/// One message that is on its way: to which channel, and which entries it would settle.
package struct Dispatch: Sendable, Hashable {
    package let channel: String
    /// By rising id; at least one.
    package let entries: [QueueEntry]
    package let startedAt: Timestamp

    package var alerts: [Alert] { entries.map(\.alert) }
}
