import Checks
import DNSWire
import Testing
import UpkeepCore

@testable import DNSProbe

@Suite("Whom to ask of a zone's servers")
struct KnownZoneTests {
    private func zone() throws -> KnownZone {
        var zone = KnownZone(try Fixture.name("shop.test"))
        for (name, addresses) in [("ns1", ["192.0.2.1", "2001:db8::1"]), ("ns2", ["192.0.2.2", "2001:db8::2"])] {
            let name = try Fixture.name("\(name).shop.test")
            zone.add(name)
            for address in addresses.compactMap({ IPAddress($0) }) { zone.add(Endpoint(address, 53), of: name, .glue) }
        }
        return zone
    }

    private func order(_ zone: KnownZone, _ isUsable: (IPAddress) -> Bool = { _ in true }) -> [String] {
        zone.candidates(where: isUsable).map(\.endpoint.address.description)
    }

    @Test("the first two differ in name and family")
    func mixed() throws {
        #expect(order(try zone()) == ["192.0.2.1", "2001:db8::2", "192.0.2.2", "2001:db8::1"])
        #expect(order(try zone()) { $0.family == .v4 } == ["192.0.2.1", "192.0.2.2"])
    }

    @Test("those that answered come first, those that failed last")
    func health() throws {
        var zone = try zone()
        let servers = zone.servers.map(\.endpoint)
        zone.note(nil, of: servers[0])
        zone.note(.milliseconds(20), of: servers[1])
        zone.note(.milliseconds(10), of: servers[3])
        #expect(order(zone) == ["2001:db8::2", "2001:db8::1", "192.0.2.2", "192.0.2.1"])
    }

    @Test("an address under two names is asked once, and told under both with all its sources")
    func shared() throws {
        var zone = try zone()
        let (name, address) = (try Fixture.name("ns3.shop.test"), IPAddress(v4: 0xC000_0201))
        zone.add(name)
        zone.add(Endpoint(address, 53), of: name, .glue)
        zone.add(Endpoint(address, 53), of: name, .zone)
        zone.add(try Fixture.name("ns4.shop.test"))
        #expect(order(zone).count == 4 && zone.servers.count == 5)
        #expect(zone.addresses(of: name).map(\.sources) == [[.glue, .zone]])
        #expect(zone.addressless.map(\.description) == ["ns4.shop.test."])
    }
}
