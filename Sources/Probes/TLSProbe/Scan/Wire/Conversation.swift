import Checks

/// What one connection is for: what is said, what to make of the answer, and when it is enough.
///
/// It has no I/O and no clock, so that tests can play it bytes.
protocol Conversation: Sendable {
    /// What is said when the connection stands; nothing, to let the peer speak first.
    mutating func opening() -> Move
    /// The peer said `bytes`, any part of what it has to say.
    mutating func received(_ bytes: [UInt8]) -> Move
    /// Nothing more comes, and this is why; called once at most, and never after a move that is the last.
    mutating func ended(_ failure: ProbeFailure)
}
