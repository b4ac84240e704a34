package import UpkeepCore

/// What this machine knows about looking up names: servers, search list, hosts table.
package struct ResolverSettings: Sendable, Hashable {
    /// In the order to ask them; empty: this machine has no resolver.
    package var servers: [Endpoint] = []
    /// Domains to try behind a name with few dots.
    package var search: [String] = []
    /// With at least so many dots a name is complete.
    package var ndots = 1
    /// For one try at one server.
    package var timeout: Duration = .seconds(5)
    /// How often to go through the servers.
    package var attempts = 2
    /// `use-vc`: leave UDP out.
    package var usesTCP = false
    package var hosts = HostsTable()

    package init(servers: [Endpoint] = [], hosts: HostsTable = HostsTable()) {
        self.servers = servers
        self.hosts = hosts
    }
}
