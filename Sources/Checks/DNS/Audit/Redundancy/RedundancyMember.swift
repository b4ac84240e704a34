package import DNSWire
package import UpkeepCore

/// One address of a name server, with all that it can share with others.
package struct RedundancyMember: Sendable, Hashable {
    package var server: DNSName
    package var endpoint: Endpoint
    /// Who runs it; see ``OperatorGroups``. nil when it is not known.
    package var `operator`: String?
    /// Origin autonomous systems; empty when not known.
    package var systems: Set<UInt32>
    package var prefix: String
    /// Over which it serves the zone, or over which it would if nothing is known to the contrary.
    package var transports: Set<DNSTransport>

    package init(
        server: DNSName, endpoint: Endpoint, operator: String?, systems: Set<UInt32>, prefix: String,
        transports: Set<DNSTransport> = [.udp, .tcp]
    ) {
        self.server = server
        self.endpoint = endpoint
        self.operator = `operator`
        self.systems = systems
        self.prefix = prefix
        self.transports = transports
    }

    package var family: IPAddress.Family { endpoint.address.family }
}
