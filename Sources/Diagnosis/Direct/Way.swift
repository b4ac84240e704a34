/// How an address is reached from this machine, and so what its silence can come from.
package enum Way: Sendable, Hashable {
    /// It is this machine itself: no network has a part in it.
    case thisMachine
    /// It is in a network that this machine is in, too: no gateway and no uplink has a part in it.
    case neighbour(interface: String)
    /// Through a gateway, or a tunnel.
    case beyond
    /// The routing table has no way there.
    case nowhere
}
