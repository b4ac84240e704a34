package import DNSWire
package import UpkeepCore

/// Where a walk begins: the root's servers.
package struct RootHints: Sendable, Hashable {
    package struct Server: Sendable, Hashable {
        package var name: DNSName
        package var address: IPAddress
        /// nil: where all authoritative servers listen.
        package var port: UInt16?

        package init(_ name: DNSName, _ address: IPAddress, port: UInt16? = nil) {
            self.name = name
            self.address = address
            self.port = port
        }
    }

    package var servers: [Server]

    package init(servers: [Server]) { self.servers = servers }
}
