/// How far a handshake goes.
enum SessionGoal: Sendable, Hashable {
    /// Up to the server's chain and proof; nothing is answered.
    case chain
    /// To its end, and on until the server has said what it says by itself: tickets, or that it wants a certificate.
    case session
}
