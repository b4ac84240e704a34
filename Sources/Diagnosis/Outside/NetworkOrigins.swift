package import Checks
package import DNSProbe
package import UpkeepCore

/// Finds which network an address belongs to by asking the DNS, as Team Cymru and others publish it: a TXT record at
/// the reversed address, e.g. `"13335 | 192.0.2.0/24 | US | arin | 2010-07-14"`.
package struct NetworkOrigins: Sendable {
    /// The zones below which addresses are looked up, for IPv4 and IPv6.
    package struct Zones: Sendable, Hashable {
        package var v4: String
        package var v6: String

        package init(v4: String, v6: String) {
            self.v4 = v4
            self.v6 = v6
        }

        /// <https://www.team-cymru.com/ip-asn-mapping>
        package static let cymru = Zones(v4: "origin.asn.cymru.com", v6: "origin6.asn.cymru.com")
    }

    private let resolver: StubResolver
    private let zones: Zones

    package init(resolver: StubResolver, zones: Zones = .cymru) {
        self.resolver = resolver
        self.zones = zones
    }

    /// What is known of each of `addresses`, all asked at once; those nothing is known of are left out. The Internet's
    /// zone is not asked about private addresses; a zone of one's own may know them.
    package func look(up addresses: Set<IPAddress>, budget: Duration) async -> [IPAddress: NetworkOrigin] {
        await withTaskGroup(of: (IPAddress, NetworkOrigin?).self) { group in
            for address in addresses where zones != .cymru || !address.isPrivate {
                group.addTask { (address, await origin(of: address, budget: budget)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    private func origin(of address: IPAddress, budget: Duration) async -> NetworkOrigin? {
        let zone = address.family == .v4 ? zones.v4 : zones.v6
        var plan = RecordPlan(server: "", name: "\(address.reversedLabels).\(zone)")
        plan.type = "TXT"
        let seen = await resolver.record(plan, serverAddress: nil, budget: budget)
        return seen.records.compactMap { NetworkOrigin(text: $0, source: zone) }
            .max { $0.prefixLength < $1.prefixLength }
    }
}

extension IPAddress {
    /// The address as reverse zones spell it, least significant part first: bytes of IPv4, hexadecimal digits of IPv6.
    var reversedLabels: String {
        let parts: [String] =
            family == .v4
            ? bytes.map { String($0) }
            : bytes.flatMap { [String($0 >> 4, radix: 16), String($0 & 15, radix: 16)] }
        return parts.reversed().joined(separator: ".")
    }
}

extension NetworkOrigin {
    /// Reads one record's text, quoted as in a zone file: AS numbers, a bar, the announced prefix; the rest is not used.
    init?(text: String, source: String) {
        let fields = text.split(separator: "|", omittingEmptySubsequences: false).map { field in
            field.filter { $0 != "\"" }.split(separator: " ")
        }
        guard fields.count >= 2, let prefix = fields[1].first, fields[1].count == 1, prefix.contains("/") else {
            return nil
        }
        let systems = Set(fields[0].compactMap { UInt32($0) })
        guard !systems.isEmpty, systems.count == Set(fields[0]).count else { return nil }
        self.init(systems: systems, prefix: String(prefix), source: source)
    }

    /// Of overlapping announcements routers follow the longest.
    var prefixLength: Int { prefix.split(separator: "/").last.flatMap { Int($0) } ?? 0 }
}
