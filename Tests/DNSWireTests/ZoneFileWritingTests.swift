import DNSWire
import Foundation
import Testing

@Suite("Writing a zone file")
struct ZoneFileWritingTests {
    private func zone(_ text: String, _ origin: String = "shop.test") throws -> ZoneFile {
        let reading = ZoneFile.reading(Array(text.utf8), origin: try DNSName(origin))
        #expect(reading.problems.map(\.description) == [])
        return reading.zone
    }

    /// A zone with the data of every type that may stand in one.
    private func everything() throws -> ZoneFile {
        let origin = try DNSName("every.test")
        var zone = ZoneFile(origin: origin)
        zone.records = try zoneRecords(
            "@ 60 SOA ns1 host\\.master 1 2 3 4 5\n@ 60 NS ns1\nns1 60 A 192.0.2.53\n", origin)
        for (number, fixture) in RecordFixture.all.enumerated() where !fixture.type.isMeta && fixture.type != .soa {
            let owner = try DNSName("r\(number).every.test")
            zone.records.append(
                DNSRecord(owner, ttl: 60, try DNSRecordData(type: fixture.type, wire: fixture.bytes)))
        }
        return zone
    }

    private func zoneRecords(_ text: String, _ origin: DNSName) throws -> [DNSRecord] {
        ZoneFile.reading(Array(text.utf8), origin: origin).zone.records
    }

    @Test("is readable: SOA first, relative owners once, canonical order, signatures behind what they cover")
    func layout() throws {
        let text = """
            $TTL 3600
            z A 192.0.2.2
            z A 192.0.2.1
            www 60 CNAME z
            @ NS ns.other.test.
            @ RRSIG NS 13 2 3600 20261222000000 20261122000000 1 shop.test. AQID
            @ SOA ns1 host 2026112201 7200 900 1209600 60
            a\\.b TXT "x"
            """
        let expected = """
            $ORIGIN shop.test.
            @    3600 IN SOA   ns1.shop.test. host.shop.test. (
                2026112201 ; serial
                7200       ; refresh
                900        ; retry
                1209600    ; expire
                60         ; minimum
                )
                 3600 IN NS    ns.other.test.
                 3600 IN RRSIG NS 13 2 3600 20261222000000 20261122000000 1 shop.test. AQID
            a\\.b 3600 IN TXT   "x"
            www  60   IN CNAME z.shop.test.
            z    3600 IN A     192.0.2.1
                 3600 IN A     192.0.2.2

            """
        #expect(try zone(text).text() == expected)
    }

    @Test("comes back the same, every type")
    func roundTrip() throws {
        let zone = try everything()
        let again = try self.zone(zone.text(), "every.test")
        #expect(Set(again.records) == Set(zone.records) && again.records.count == zone.records.count)
        #expect(try again.text() == zone.text())
    }

    @Test("odd owners come back: @, $, spaces, dots, the root, names outside")
    func oddOwners() throws {
        var zone = ZoneFile(origin: try DNSName("x"))
        let owners = [#"\@.x"#, #"\$TTL.x"#, #"a\032b.x"#, #"a\.b.x"#, ".", "other", #"\"q\".x"#, #"\000\255;.x"#, "x"]
        zone.records = try owners.map { DNSRecord(try DNSName($0), ttl: 0, .txt(TXTData("a;\"\\ b"))) }
        #expect(try Set(self.zone(zone.text(), "x").records) == Set(zone.records))
        zone.origin = .root
        #expect(try Set(self.zone(zone.text(), ".").records) == Set(zone.records))
    }

    @Test("duplicates are written once, whatever the case of their names")
    func duplicates() throws {
        let zone = try zone("@ 60 MX 10 a\n@ 60 MX 10 A\n@ 60 TXT a\n@ 60 TXT A\n")
        #expect(try zone.text().split(separator: "\n").count == 1 + 3)
    }

    @Test("data that no text says, and types that servers do not know yet, are written as RFC 3597 says")
    func generic() throws {
        var zone = ZoneFile(origin: .root)
        zone.records = [
            DNSRecord(.root, ttl: 1, try DNSRecordData(type: .ds, wire: [0, 1, 2, 3])),
            DNSRecord(.root, ttl: 1, try DNSRecordData(type: try #require(DNSRecordType("WALLET")), wire: [1, 0x61])),
        ]
        let text = try zone.text()
        #expect(text.contains("TYPE43  \\# 4 00010203\n") && text.contains("TYPE262 \\# 2 0161\n"))
        #expect(try self.zone(text, ".").records == zone.records)
    }

    @Test("named-checkzone accepts it, and named-compilezone reads the same records out of it")
    func bind() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "upkeep-zone-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // BIND refuses the two that MX made obsolete (RFC 973).
        let obsolete = ["MD", "MF"].compactMap { DNSRecordType($0) }
        var zone = try everything()
        zone.records.removeAll { obsolete.contains($0.type) }
        let apex = zone.origin
        let file = folder.appending(path: "zone")
        try Data(zone.text().utf8).write(to: file)
        let dump = folder.appending(path: "dump")
        let result = try Command.run(
            "named-compilezone", "-i", "none", "-k", "ignore", "-n", "ignore", "-m", "ignore", "-M", "ignore", "-S",
            "ignore", "-s", "full", "-o", dump.path(), "every.test", file.path())
        #expect(result.status == 0, "\(result.output)")
        let again = ZoneFile.reading(Array(try Data(contentsOf: dump)), origin: apex)
        #expect(again.problems.map(\.description) == [])
        #expect(Set(again.zone.records) == Set(zone.records))
    }

    @Test("we read what named-compilezone reads: $GENERATE, $INCLUDE-free tricks of BIND's own format")
    func sameAsBIND() throws {
        let text = """
            $TTL 1h
            @ SOA ns1 host 1 2h 3m 4w 5
            @ NS ns1
            ns1 A 192.0.2.1
            $GENERATE 1-20/3 host${-1,3,d} A 192.0.2.$
            $GENERATE 254-257 ${0,5,n}.ip6 PTR h${0,0,x}
            $GENERATE 1-2 mail$ 60 IN MX "10 m$$x"
            $ORIGIN sub
            a 1D TXT ( "one" "two;"
              three ) ; end
              5m IN AAAA 2001:db8::1
            b\\.c IN 1w2d CNAME \\@.x
            """
        let folder = FileManager.default.temporaryDirectory.appending(path: "upkeep-zone-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "zone")
        try Data(text.utf8).write(to: file)
        let dump = folder.appending(path: "dump")
        let result = try Command.run(
            "named-compilezone", "-k", "ignore", "-s", "full", "-o", dump.path(), "shop.test", file.path())
        #expect(result.status == 0, "\(result.output)")
        let bind = ZoneFile.reading(Array(try Data(contentsOf: dump)), origin: try DNSName("shop.test"))
        #expect(bind.isGood)
        #expect(try Set(zone(text).records) == Set(bind.zone.records))
    }
}
