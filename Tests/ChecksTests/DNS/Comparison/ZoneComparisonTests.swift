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

    /// Each difference as `name TYPE | who: TTL? records | …`.
    private func told(_ comparison: ZoneComparison) -> [String] {
        comparison.differences.map { difference in
            let sides = difference.sides.map { side in
                let time = difference.isTimeToLiveOnly ? "TTL \(side.ttl ?? 0)" : side.records.joined(separator: " ")
                return "\(side.titles.joined(separator: " ")): \(time)"
            }
            return (["\(difference.name) \(difference.type)"] + sides).joined(separator: " | ")
        }
    }

    @Test("what differs is told record set by record set") func sides() {
        let mail = DNSRecord(zone, ttl: 60, .mx(MXData(preference: 10, exchange: AuditWorld.name("mx.test"))))
        let comparison = compare(
            [address("192.0.2.1"), address("192.0.2.2"), mail], [address("192.0.2.2"), address("192.0.2.3")])
        #expect(
            told(comparison) == [
                "example.test. MX | alpha: 10 mx.test. | beta: ",
                "www.example.test. A | alpha: 192.0.2.1 192.0.2.2 | beta: 192.0.2.2 192.0.2.3",
            ])
        #expect(comparison.status == .critical)
        #expect(comparison.compared == 2)
    }

    @Test("text is as grave as an address, since mail hangs on it; an SOA's times are not") func gravity() {
        func start(_ refresh: UInt32) -> DNSRecord {
            DNSRecord(zone, ttl: 60, .soa(FakeZone.soa(serial: 1, refresh: refresh)))
        }
        #expect(compare([DNSRecord(zone, ttl: 60, .txt(TXTData("v=spf1 -all")))], []).status == .critical)
        #expect(compare([start(60)], [start(90)]).status == .warning)
        #expect(compare([start(60)], []).status == .critical)
    }

    @Test("a file without an SOA says nothing about it") func fragment() {
        let start = DNSRecord(zone, ttl: 60, .soa(FakeZone.soa(serial: 1)))
        let file = ZoneCollection("file", [address("192.0.2.1")], leavesOut: [DNSQuestion(zone, .soa)])
        let server = ZoneCollection("server", [address("192.0.2.1"), start])
        #expect(ZoneComparison(of: zone, [file, server]).isSame)
        #expect(!ZoneComparison(of: zone, [ZoneCollection("file", file.records), server]).isSame)
    }

    @Test("TTL alone is a warning, and may be ignored") func ttl() {
        let (a, b) = ([address("192.0.2.1", ttl: 60)], [address("192.0.2.1", ttl: 3600)])
        #expect(compare(a, b).status == .warning)
        #expect(told(compare(a, b)) == ["www.example.test. A | alpha: TTL 60 | beta: TTL 3600"])
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
        #expect(told(comparison) == ["www.example.test. A | b c: 192.0.2.1 | a: 192.0.2.9"])
    }

    @Test("what was not looked at is not missing; what is outside the zone is not compared") func partial() {
        let outside = DNSRecord(AuditWorld.name("www.example.org"), ttl: 1, address("192.0.2.1").data)
        let whole = ZoneCollection(
            "file", [address("192.0.2.1"), DNSRecord(zone, ttl: 1, .txt(TXTData("x"))), outside])
        let observed = ZoneCollection("server", [address("192.0.2.1")], looked: [DNSQuestion(www, .a)])
        let comparison = ZoneComparison(of: zone, [whole, observed])
        #expect(comparison.isSame && comparison.compared == 1)
        let empty = ZoneCollection("server", [], looked: [DNSQuestion(www, .a)])
        #expect(told(ZoneComparison(of: zone, [whole, empty])) == ["www.example.test. A | file: 192.0.2.1 | server: "])
        #expect(ZoneComparison(of: zone, [whole]).isSame)
    }
}
