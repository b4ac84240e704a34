/// What to do next on a connection.
struct Move: Sendable, Hashable {
    var bytes: [UInt8]
    /// Everything wanted is there: send `bytes`, then close.
    var isLast: Bool

    static let wait = Move(bytes: [], isLast: false)
    static let done = Move(bytes: [], isLast: true)
    static func send(_ bytes: [UInt8]) -> Move { Move(bytes: bytes, isLast: false) }
}
