package import UpkeepCore

/// How the queue and each of its channels are, for `/metrics` and for findings about ourselves.
package struct QueueHealth: Sendable, Hashable {
    package struct Channel: Sendable, Hashable {
        package var name: String
        /// Alerts not delivered yet, those on their way included.
        package var owed: Int
        /// How long the oldest of them has waited; nil when none is owed.
        package var age: Duration?
        /// Failed attempts in a row.
        package var failures: Int
        /// Why the last attempt failed, or what was not quite right about it.
        package var lastFailure: String?
        /// Set while the channel refuses: its settings are wrong on one of the two sides.
        package var lastRefusal: String?
        package var lastDeliveredAt: Timestamp?
        /// Alerts delivered since the start.
        package var delivered: Int
        /// Alerts given up on since the start.
        package var abandoned: Int
    }

    package var at: Timestamp
    /// By name.
    package var channels: [Channel]
    /// Why the queue cannot be written down; nil when it can.
    package var storageFailure: String?

    package var owed: Int { channels.reduce(0) { $0 + $1.owed } }
    package var age: Duration? { channels.compactMap(\.age).max() }

    init(_ state: QueueState, storageFailure: String?, at now: Timestamp) {
        at = now
        self.storageFailure = storageFailure
        channels = state.channels.sorted { $0.key < $1.key }.map { name, channel in
            let waiting = channel.pending.lazy.compactMap { state.entries[$0]?.queuedAt }
            let sending = channel.inFlight?.entries.map(\.queuedAt) ?? []
            let oldest = [waiting.min(), sending.min()].compactMap { $0 }.min()
            return Channel(
                name: name, owed: channel.pending.count + sending.count, age: oldest.map { max(now - $0, .zero) },
                failures: channel.failures, lastFailure: channel.lastFailure, lastRefusal: channel.lastRefusal,
                lastDeliveredAt: channel.lastDeliveredAt, delivered: channel.delivered, abandoned: channel.abandoned)
        }
    }
}
