import Checks
import DNSWire
import Testing
import UpkeepCore

struct RedundancyTests {
    private func member(
        _ server: String, _ address: String, _ operator: String, _ systems: Set<UInt32>, _ prefix: String,
        _ transports: Set<DNSTransport> = [.udp, .tcp]
    ) -> RedundancyMember {
        RedundancyMember(
            server: AuditWorld.name(server), endpoint: AuditWorld.endpoint(address), operator: `operator`,
            systems: systems, prefix: prefix, transports: transports)
    }

    @Test("what all share takes all down") func singlePoints() {
        let map = RedundancyMap([
            member("ns1.a.test", "192.0.2.1", "a", [1], "192.0.2.0/24"),
            member("ns2.a.test", "198.51.100.1", "a", [1, 2], "198.51.100.0/24", [.udp]),
        ])
        #expect(map.singlePoints == [.operator("a"), .family(.v4)])
        #expect(map.singlePoints.map(\.words) == ["the operator `a`", "IPv4"])
        #expect(map.survivors(without: .system(1)).map(\.server) == [AuditWorld.name("ns2.a.test")])
        #expect(map.survivors(without: .transport(.udp)).map(\.server) == [AuditWorld.name("ns1.a.test")])
        #expect(map.without(.server(AuditWorld.name("ns1.a.test"))).prefixes == ["198.51.100.0/24"])
    }

    @Test("nothing survives of nothing") func empty() {
        #expect(RedundancyMap([]).singlePoints == [.transport(.udp), .transport(.tcp)])
        #expect(RedundancyMap([]).operators.isEmpty)
    }

    @Test(
        "the registered part of a name",
        arguments: [
            ("ns1.example.org", "example.org"), ("a.b.c.example.co.uk", "example.co.uk"),
            ("example.org", "example.org"),
            ("ns-57.awsdns-07.co.uk", "awsdns-07.co.uk"), ("org", "org"), (".", "."), ("co.uk", "co.uk"),
            ("ns.EXAMPLE.com.au", "example.com.au"), ("ns.com.example", "com.example"),
        ])
    func registrable(name: String, domain: String) {
        #expect(RegistrableDomain(of: AuditWorld.name(name)).description == domain)
    }

    @Test(
        "one operator under many suffixes",
        arguments: [
            (["ns-1.awsdns-01.org", "ns-2.awsdns-57.co.uk", "ns-3.awsdns-33.com"], ["awsdns"]),
            (["ns1-05.azure-dns.com", "ns2-05.azure-dns.net"], ["azure-dns"]),
            (["ns1.alpha-dns.test", "ns1.beta-dns.test"], ["alpha-dns", "beta-dns"]),
            (["ns1.123.test"], ["123"]),
        ])
    func stems(names: [String], operators: [String]) {
        let servers = names.enumerated().map {
            NameServerAddress(AuditWorld.name($1), AuditWorld.endpoint("192.0.2.\($0 + 1)"), [.glue])
        }
        let groups = OperatorGroups(zone: AuditWorld.zone, servers: servers, networks: [:], primaries: [:])
        var seen: [String] = []
        for name in servers.compactMap({ groups($0.name) }) where !seen.contains(name) { seen.append(name) }
        #expect(seen == operators)
    }

    @Test("names of the zone's own are told apart by network, else by the primary each names") func vanity() {
        let names = ["ns1.example.test", "ns2.example.test"].map { AuditWorld.name($0) }
        let ends = ["192.0.2.1", "198.51.100.1"].map { AuditWorld.endpoint($0) }
        let servers = zip(names, ends).map { NameServerAddress($0, $1, [.glue]) }
        func groups(_ networks: [IPAddress: NetworkOrigin], _ primaries: [Endpoint: DNSName]) -> [String?] {
            let groups = OperatorGroups(
                zone: AuditWorld.zone, servers: servers, networks: networks, primaries: primaries)
            return names.map { groups($0) }
        }
        let networks = Dictionary(
            uniqueKeysWithValues: zip(ends.map(\.address), [UInt32(1), 2]).map {
                ($0, NetworkOrigin(systems: [$1], prefix: "", source: "test"))
            })
        #expect(groups(networks, [:]) == ["example.test, AS1", "example.test, AS2"])
        #expect(groups([:], [:]) == [nil, nil])
        #expect(groups([:], [ends[0]: names[0]]) == [nil, nil], "a primary in the zone itself tells nothing")
        let primaries = Dictionary(
            uniqueKeysWithValues: zip(ends, ["ns.alpha-dns.test", "ns.beta-net.test"].map { AuditWorld.name($0) }))
        #expect(groups([:], primaries) == ["alpha-dns", "beta-net"])
    }

    @Test("a name that shares an address with a provider's is the provider's") func sharedAddress() {
        let servers = [("ns1.example.test", "192.0.2.1"), ("ns1.alpha-dns.test", "192.0.2.1")].map {
            NameServerAddress(AuditWorld.name($0.0), AuditWorld.endpoint($0.1), [.glue])
        }
        let groups = OperatorGroups(zone: AuditWorld.zone, servers: servers, networks: [:], primaries: [:])
        #expect(servers.map { groups($0.name) } == ["alpha-dns", "alpha-dns"])
    }

    @Test(
        "serials are ordered round the corner (RFC 1982)",
        arguments: [(1, 2, true), (2, 1, false), (0xFFFF_FFFF, 0, true), (0, 0x7FFF_FFFF, true), (5, 5, false)]
            as [(UInt32, UInt32, Bool)])
    func serialOrder(a: UInt32, b: UInt32, isLess: Bool) { #expect((SerialNumber(a) < SerialNumber(b)) == isLess) }

    @Test(
        "serials that hold a time",
        arguments: [
            (1_789_990_000, "2026-09-21T11:26:40Z"), (2_026_092_103, "2026-09-21T00:00:00Z"), (17, nil),
            (2_026_139_901, nil), (1_890_000_000, nil), (2_027_010_101, nil), (2_026_023_001, nil),
        ] as [(UInt32, String?)])
    func serialMoment(serial: UInt32, moment: String?) {
        #expect(SerialNumber(serial).moment(now: AuditWorld.now) == moment.flatMap { Timestamp(rfc3339: $0) })
    }
}
