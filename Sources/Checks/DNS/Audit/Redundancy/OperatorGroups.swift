package import DNSWire
package import UpkeepCore

/// Who runs which name server, as far as names and networks tell.
///
/// Servers belong together when their names have the same stem (``RegistrableDomain/stem``), or share an address. Names
/// under the zone's own domain say nothing about who runs them: those are told apart by network, and when no network is
/// known by the primary elsewhere that each names in its SOA, which providers that are fed separately fill in differently.
/// Where nothing of this tells, it is not known: that is neither one operator nor several.
package struct OperatorGroups: Sendable {
    private var names: [DNSName: String] = [:]
    private let own: RegistrableDomain

    package init(
        zone: DNSName, servers: [NameServerAddress], networks: [IPAddress: NetworkOrigin],
        primaries: [Endpoint: DNSName]
    ) {
        let own = RegistrableDomain(of: zone)
        self.own = own
        var byAddress: [IPAddress: String] = [:]
        // One primary for all is what a copy at a second provider has, too: only different ones tell who feeds whom.
        let feeders = Set(
            servers.filter { RegistrableDomain(of: $0.name) == own }
                .compactMap { primaries[$0.endpoint].map { RegistrableDomain(of: $0) } }
                .filter { $0 != own })
        let primaries = feeders.count > 1 ? primaries : [:]
        let foreignFirst =
            servers.filter { RegistrableDomain(of: $0.name) != own }
            + servers.filter { RegistrableDomain(of: $0.name) == own }
        for server in foreignFirst where names[server.name] == nil {
            let mine = servers.filter { $0.name == server.name }
            let known = mine.lazy.compactMap { byAddress[$0.endpoint.address] }.first
            guard let label = known ?? Self.label(server.name, mine, own, networks, primaries) else { continue }
            names[server.name] = label
            for address in mine.map(\.endpoint.address) { byAddress[address] = label }
        }
    }

    /// nil when it is not known.
    package func callAsFunction(_ server: DNSName) -> String? {
        if let known = names[server] { return known }
        let domain = RegistrableDomain(of: server)
        return domain == own ? nil : domain.stem
    }

    private static func label(
        _ name: DNSName, _ servers: [NameServerAddress], _ own: RegistrableDomain,
        _ networks: [IPAddress: NetworkOrigin], _ primaries: [Endpoint: DNSName]
    ) -> String? {
        let domain = RegistrableDomain(of: name)
        guard domain == own else { return domain.stem }
        let systems = servers.flatMap { networks[$0.endpoint.address]?.systems ?? [] }.uniqued.sorted()
        if let first = systems.first { return "\(own), AS\(first)" }
        guard let primary = servers.lazy.compactMap({ primaries[$0.endpoint] }).first else { return nil }
        let fed = RegistrableDomain(of: primary)
        return fed == own ? nil : fed.stem
    }
}
