/// How one of the web server's ports meets a new connection.
enum Posture: Sendable, Hashable {
    /// It is accepted and served.
    case open
    /// It is refused: nothing listens.
    case shut
    /// It vanishes.
    case hole

    /// What the faults make of a port on the shop's first or its other IPv4 address.
    init(_ faults: Set<DemoFault>, isSpare: Bool) {
        if faults.contains(.connectRefused) {
            self = .shut
        } else if faults.contains(.connectDrop) {
            self = .hole
        } else {
            self = isSpare && faults.contains(.oneAddressDead) ? .shut : .open
        }
    }
}
