package import DNSWire
package import UpkeepCore

/// What looking up a name gave that a zone leads to and does not hold: a mail server, an alias's target, a name
/// server's own name.
package struct OutsideName: Sendable, Hashable {
    package enum Ending: String, Sendable, Hashable, CaseIterable {
        case addresses
        /// It exists without an address.
        case noAddress
        case noSuchName
        /// The name servers that should know did not say.
        case unanswered
    }

    package var name: DNSName
    package var ending: Ending
    package var addresses: [IPAddress]
    /// Further aliases on the way, the name itself left out.
    package var aliases: [DNSName]
    /// The smallest TTL on the way, seconds.
    package var ttl: UInt32?
    /// The zone that the name is in, and the addresses of that zone's name servers.
    package var zone: DNSName?
    package var servers: [IPAddress]
    /// Those of `servers` that gave no usable answer.
    package var deadServers: [IPAddress]

    package init(
        _ name: DNSName, _ ending: Ending, addresses: [IPAddress] = [], aliases: [DNSName] = [], ttl: UInt32? = nil,
        zone: DNSName? = nil, servers: [IPAddress] = [], deadServers: [IPAddress] = []
    ) {
        self.name = name
        self.ending = ending
        self.addresses = addresses
        self.aliases = aliases
        self.ttl = ttl
        self.zone = zone
        self.servers = servers
        self.deadServers = deadServers
    }
}
