package import UpkeepCore

/// One alert owed to one channel.
package struct QueueEntry: Sendable, Hashable, Codable, Identifiable {
    /// Rises with every entry; the order in which a channel is told.
    package let id: UInt64
    package let channel: String
    package var alert: Alert
    package let queuedAt: Timestamp
    package var attempts = 0
    /// Not to be tried earlier.
    package var notBefore: Timestamp
    /// It was refused as part of a message of several, so it goes by itself.
    package var alone = false
    /// The channel's fallback has it too.
    package var handedOver = false
    package var lastFailure: String?

    package init(id: UInt64, channel: String, alert: Alert, queuedAt: Timestamp) {
        self.id = id
        self.channel = channel
        self.alert = alert
        self.queuedAt = queuedAt
        notBefore = queuedAt
    }
}
