import Checks
import DNSWire
import Testing
import UpkeepCore

struct ZoneComparisonTests {
    private let zone = AuditWorld.zone
    private let www = AuditWorld.name("www.example.test")

    private func address(_ text: String, ttl: UInt32 = 3600) -> DNSRecord {
        DNSRecord(www, ttl: ttl, .address(AuditWorld.endpoint(text).address))
    }

    private func compare(_ a: [DNSRecord], _ b: [DNSRecord], _ ignoring: ZoneDifferences = .usual) -> ZoneComparison {
        ZoneComparison(of: zone, [ZoneCollection("alpha", a), ZoneCollection("beta", b)], ignoring: ignoring)
    }

    @Test("order, case and repeats do not matter") func same() {
        let a = [address("192.0.2.1"), address("192.0.2.2")]
        let b = [address("192.0.2.2"), address("192.0.2.1"), address("192.0.2.1")]
        let name = DNSRecord(www, ttl: 1, .cname(AuditWorld.name("a.test")))
        let shouting = DNSRecord(AuditWorld.name("WWW.example.TEST"), ttl: 1, .cname(AuditWorld.name("A.TEST")))
        #expect(compare(a, b).isSame)
        #expect(compare([name], [shouting]).isSame)
        #expect(compare(a, b).compared == 1)
        #expect(compare([], []).status == .ok)
    }

    @Test("what differs is told record by record") func lines() {
        let mail = DNSRecord(zone, ttl: 60, .mx(MXData(preference: 10, exchange: AuditWorld.name("mx.test"))))
        let comparison = compare(
            [address("192.0.2.1"), address("192.0.2.2"), mail], [address("192.0.2.2"), address("192.0.2.3")])
        #expect(
            comparison.lines == [
                "example.test MX", "  - 10 mx.test. at alpha", "  + nothing at beta",
                "www.example.test A", "  - 192.0.2.1 at alpha", "  + 192.0.2.3 at beta",
            ])
        #expect(comparison.status == .critical)
        #expect(comparison.compared == 2)
    }

    @Test("a set that holds all of another's and more") func subset() {
        let comparison = compare([address("192.0.2.1"), address("192.0.2.2")], [address("192.0.2.1")])
        #expect(
            comparison.lines == ["www.example.test A", "  - 192.0.2.2 at alpha", "  + nothing further at beta"])
    }

    @Test("TTL alone is a warning, and may be ignored") func ttl() {
        let (a, b) = ([address("192.0.2.1", ttl: 60)], [address("192.0.2.1", ttl: 3600)])
        #expect(compare(a, b).status == .warning)
        #expect(compare(a, b).lines == ["www.example.test A", "  - TTL 60 at alpha", "  + TTL 3600 at beta"])
        #expect(compare(a, b, [.usual, .timeToLive]).isSame)
    }

    @Test("what differs by nature is left out, unless asked for") func nature() throws {
        func copy(_ serial: UInt32, _ server: String, _ fill: UInt8) -> [DNSRecord] {
            [
                DNSRecord(zone, ttl: 60, .soa(FakeZone.soa(serial: serial, primary: server))),
                DNSRecord(zone, ttl: 60, .ns(AuditWorld.name(server))),
                DNSRecord(zone, ttl: 60, .dnskey(FakeZone.key(flags: 257, algorithm: 13, fill: fill))),
                DNSRecord(www, ttl: 60, FakeZone.signature(.a, labels: 3, 0, Int(fill), 1, 13)),
            ]
        }
        let (a, b) = (copy(1, "ns1.alpha.test", 1), copy(2, "ns1.beta.test", 2))
        #expect(compare(a, b).isSame)
        #expect(compare(a, b, []).differences.map(\.type) == [.ns, .soa, .dnskey, .rrsig])
        #expect(compare(a, b, [.signing]).differences.map(\.type) == [.ns, .soa])
        let refresh = [DNSRecord(zone, ttl: 60, .soa(FakeZone.soa(serial: 2, refresh: 60)))]
        #expect(compare([a[0]], refresh).differences.map(\.type) == [.soa])
        let delegated = DNSRecord(www, ttl: 60, .ns(AuditWorld.name("ns.test")))
        #expect(compare([delegated], []).differences.map(\.type) == [.ns])
    }

    @Test("three sources: the majority first") func three() {
        let comparison = ZoneComparison(
            of: zone,
            [
                ZoneCollection("a", [address("192.0.2.9")]), ZoneCollection("b", [address("192.0.2.1")]),
                ZoneCollection("c", [address("192.0.2.1")]),
            ])
        #expect(comparison.differences.first?.sides.map(\.titles) == [["b", "c"], ["a"]])
        #expect(comparison.lines == ["www.example.test A", "  - 192.0.2.1 at b, c", "  + 192.0.2.9 at a"])
    }

    @Test("what was not looked at is not missing; what is outside the zone is not compared") func partial() {
        let outside = DNSRecord(AuditWorld.name("www.example.org"), ttl: 1, address("192.0.2.1").data)
        let whole = ZoneCollection(
            "file", [address("192.0.2.1"), DNSRecord(zone, ttl: 1, .txt(TXTData("x"))), outside])
        let observed = ZoneCollection("server", [address("192.0.2.1")], looked: [DNSQuestion(www, .a)])
        let comparison = ZoneComparison(of: zone, [whole, observed])
        #expect(comparison.isSame && comparison.compared == 1)
        let empty = ZoneCollection("server", [], looked: [DNSQuestion(www, .a)])
        #expect(ZoneComparison(of: zone, [whole, empty]).lines.last == "  + nothing at server")
        #expect(ZoneComparison(of: zone, [whole]).isSame)
    }
}
