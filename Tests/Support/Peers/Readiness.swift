/// What tells that a server can be spoken to.
package enum Readiness: Sendable {
    /// Something in the server's network listens on this TCP port. No connection is made, so accepts can be counted.
    case listening(Int)
    /// Something in the server's network has this UDP port.
    case datagrams(Int)
    /// The server's own output contains this text.
    case says(String)
}
