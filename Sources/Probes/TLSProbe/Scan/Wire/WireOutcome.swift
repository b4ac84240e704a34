import Checks

/// A conversation that is over, and what it cost.
struct WireOutcome<Talk: Conversation>: Sendable {
    var talk: Talk
    var isConnected = false
    var sent = 0
    var received = 0
    /// What ended it before it had all it wanted; nil when it ended by itself.
    var failure: ProbeFailure?
}
