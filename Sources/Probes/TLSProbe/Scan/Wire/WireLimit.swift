import NIOCore

/// How long one connection may take.
struct WireLimit: Sendable {
    var connectTime: TimeAmount
    /// From the moment it stands.
    var answerTime: TimeAmount
    /// When everything must be over.
    var deadline: NIODeadline
}
