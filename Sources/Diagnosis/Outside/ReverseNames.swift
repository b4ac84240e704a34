import Checks
package import DNSProbe
package import DNSWire
package import UpkeepCore

/// Finds the names that addresses have in the reverse zones, through this machine's resolvers.
package struct ReverseNames: Sendable {
    private let resolver: StubResolver

    package init(resolver: StubResolver) { self.resolver = resolver }

    /// The names of each of `addresses`, all asked at once. An address without one is there with an empty list; one
    /// that nobody answered for is left out, and so is a private one without a name: for those there is no registry.
    package func look(up addresses: Set<IPAddress>, budget: Duration) async -> [IPAddress: [DNSName]] {
        await withTaskGroup(of: (IPAddress, [DNSName]?).self) { group in
            for address in addresses {
                group.addTask { (address, await names(of: address, budget: budget)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    private func names(of address: IPAddress, budget: Duration) async -> [DNSName]? {
        let zone = address.family == .v4 ? "in-addr.arpa" : "ip6.arpa"
        var plan = RecordPlan(server: "", name: "\(address.reversedLabels).\(zone)")
        plan.type = "PTR"
        let seen = await resolver.record(plan, serverAddress: nil, budget: budget)
        guard seen.rcode == "NOERROR" || seen.rcode == "NXDOMAIN" else { return nil }
        let names = seen.records.compactMap { try? DNSName($0) }
        return names.isEmpty && address.isPrivate ? nil : names
    }
}
