/// How long a UDP socket lives.
package enum SocketUse: Sendable {
    /// Each query has its own, so that a forger has to guess its port too (RFC 5452 §4.5): for looking at strangers.
    case once
    /// After a clean answer the next query to the same server takes the socket over, up to a limit: for sweeps, where
    /// opening and closing sockets would take most of the time. One query uses it at a time, so an ICMP error or
    /// silence still belongs to one query alone.
    case again
}
