package import UpkeepCore

/// A message to one channel, from when it is owed until it is delivered or given up.
package struct AlertRecord: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// Owed; due at `nextAt`.
        case waiting
        case delivered
        /// Tried as often as makes sense.
        case givenUp
        /// Not owed any more.
        case withdrawn
    }

    /// Given by the file; nil before it is kept.
    package var id: Int64?
    package var channel: String
    /// The same for all messages of one incident, so that the other side folds them, and for every try of one message.
    package var dedupKey: String
    /// Which of the incident's messages it is, e.g. `opened`, `reminder-2` or `resolved`. The same message for a channel and
    /// a key is kept once, however often it is added.
    package var message: String
    package var payload: [UInt8]
    package var state: State
    package var attempts: Int
    package var createdAt: Timestamp
    /// When to try next; for one that is settled, when it was.
    package var nextAt: Timestamp
    package var lastError: String?

    package init(
        channel: String, dedupKey: String, message: String, payload: [UInt8], createdAt: Timestamp,
        nextAt: Timestamp? = nil, state: State = .waiting, attempts: Int = 0, lastError: String? = nil, id: Int64? = nil
    ) {
        self.id = id
        self.channel = channel
        self.dedupKey = dedupKey
        self.message = message
        self.payload = payload
        self.state = state
        self.attempts = attempts
        self.createdAt = createdAt
        self.nextAt = nextAt ?? createdAt
        self.lastError = lastError
    }
}
