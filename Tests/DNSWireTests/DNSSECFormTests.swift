import DNSWire
import Testing
import UpkeepCore

@Suite("DNSSEC, the bytes of it")
struct DNSSECFormTests {
    private func set(_ owner: String, _ type: DNSRecordType, _ texts: [String]) throws -> DNSRecordSet {
        let name = try DNSName(owner)
        let records = try texts.map { DNSRecord(name, ttl: 7, try DNSRecordData(type: type, text: $0)) }
        return try #require(DNSRecordSet(records))
    }

    private func signature(_ text: String) throws -> RRSIGData {
        guard case .rrsig(let data) = try DNSRecordData(type: .rrsig, text: text) else { throw DNSWireError.notRRSIG }
        return data
    }

    @Test(
        """
        what a signature covers: canonical order, original TTL, labels and wildcard, owner-name lowercase, \
        RDATA-name lowercase only for listed types (RFC 6840 section 5.1)
        """, arguments: SigningFixture.signed)
    func signedBytes(fixture: SigningFixture) throws {
        let type = try #require(DNSRecordType(fixture.columns[1]))
        let set = try set(fixture.columns[0], type, fixture.columns[2].split(separator: "|").map(String.init))
        #expect(try set.signedBytes(by: signature(fixture.columns[3])) == Hex.bytes(fixture.columns[4]))
    }

    @Test("the fixtures are whole")
    func whole() {
        #expect(SigningFixture.signed.count == 17)
        #expect(SigningFixture.tags.count == 6)
    }

    @Test("order of arrival and duplicates do not change what is signed")
    func orderAndDuplicates() throws {
        let rrsig = try signature("MX 13 2 300 4294967295 1 1 b. AQID")
        let one = try set("a.b", .mx, ["10 x.", "5 y."]).signedBytes(by: rrsig)
        #expect(try set("A.b", .mx, ["5 Y.", "10 x.", "10 X."]).signedBytes(by: rrsig) == one)
    }

    @Test("a signature over another type, or over more labels than the owner has, covers nothing")
    func notCovered() throws {
        let set = try set("*.b", .a, ["192.0.2.1"])
        #expect(throws: DNSWireError.self) { try set.signedBytes(by: signature("MX 13 1 1 1 1 1 b. AQID")) }
        #expect(throws: DNSWireError.self) { try set.signedBytes(by: signature("A 13 2 1 1 1 1 b. AQID")) }
        #expect(!set.isExpanded(labels: 1))
        #expect(set.isExpanded(labels: 0))
    }

    @Test("key tags (RFC 4034 appendix B)", arguments: SigningFixture.tags)
    func keyTag(fixture: SigningFixture) throws {
        guard case .dnskey(let key) = try DNSRecordData(type: .dnskey, text: fixture.columns[0]) else {
            Issue.record("no key")
            return
        }
        #expect("\(key.keyTag)" == fixture.columns[1])
    }

    @Test("a key without a modulus has key tag 0, not a crash")
    func emptyKeys() throws {
        for text in ["256 3 1", "256 3 8", "256 3 1 AQ=="] {
            guard case .dnskey(let key) = try DNSRecordData(type: .dnskey, text: text) else { continue }
            _ = key.keyTag
        }
        guard case .dnskey(let key) = try DNSRecordData(type: .dnskey, text: "257 3 13 AQID") else { return }
        #expect(key.isZoneKey && key.isEntryPoint && !key.isRevoked)
        let input = key.digestInput(owner: try DNSName("Shop.Test"))
        #expect(input == [4] + "shop".utf8 + [4] + "test".utf8 + [0, 1, 1, 3, 13, 1, 2, 3])
    }

    @Test("serial arithmetic 1982: later, earlier, and undefined at exactly half")
    func serials() {
        let serial = { DNSSerial(rawValue: $0) }
        #expect(serial(1).precedes(serial(2)) && !serial(2).precedes(serial(1)) && !serial(1).precedes(serial(1)))
        #expect(serial(0xFFFF_FFFF).precedes(serial(0)))
        #expect(serial(0).distance(to: serial(0x7FFF_FFFF)) == 0x7FFF_FFFF)
        #expect(serial(0).distance(to: serial(0x8000_0000)) == nil)
        #expect(!serial(0).precedes(serial(0x8000_0000)) && !serial(0x8000_0000).precedes(serial(0)))
        #expect(serial(5).distance(to: serial(2)) == -3)
        #expect(serial(0xFFFF_FFFE).advanced(by: 3) == serial(1))
    }

    @Test("RRSIG times are RFC 1982 32-bit: validity goes over the end of the count in 2106")
    func signatureTimes() throws {
        let late = try #require(Timestamp(rfc3339: "2106-02-07T06:00:00Z"))
        var rrsig = try signature("A 13 1 1 1 1 1 b. AQID")
        rrsig.inception = DNSSerial(late).rawValue
        rrsig.expiration = DNSSerial(late + .seconds(86_400)).rawValue
        #expect(rrsig.expiration < rrsig.inception)
        #expect(rrsig.isValid(at: late) && rrsig.isValid(at: late + .seconds(86_400)))
        #expect(!rrsig.isValid(at: late + .seconds(-1)) && !rrsig.isValid(at: late + .seconds(86_401)))
        #expect(rrsig.expiration(near: late) == late + .seconds(86_400))
        #expect(rrsig.inception(near: late + .seconds(86_400)) == late)
    }

    @Test("NSEC3 owners are base32hex of the hash, in either case")
    func nsec3Owner() throws {
        let zone = try DNSName("shop.test")
        let hash = try #require(Hex.bytes("17F3DF17B2B2ADAEF615257DE4D2020B80AC6C7C"))
        let owner = try DNSName(nsec3Hash: hash, zone: zone)
        #expect(owner.description == "2vptu5timamqttgl4luu9kg21e0aor3s.shop.test.")
        #expect(owner.nsec3Hash == hash)
        #expect(try DNSName("2VPTU5TIMAMQTTGL4LUU9KG21E0AOR3S.shop.test").nsec3Hash == hash)
        #expect(try DNSName("www.shop.test").nsec3Hash == nil)
        #expect(DNSName.root.nsec3Hash == nil)
        #expect(throws: DNSWireError.self) { try DNSName(nsec3Hash: [], zone: zone) }
    }

    @Test("type bitmaps know what they hold")
    func bitmap() {
        let types: [DNSRecordType] = [.a, .caa, .txt, .nsec, DNSRecordType(rawValue: 65535), .rrsig]
        let bitmap = DNSTypeBitmap(types)
        for number in UInt16.min...UInt16.max {
            let type = DNSRecordType(rawValue: number)
            #expect(bitmap.contains(type) == types.contains(type))
        }
        #expect(!DNSTypeBitmap([]).contains(.a))
    }

    @Test("labels are counted as RRSIG counts them, and wildcards made of what is left")
    func labels() throws {
        #expect(DNSName.root.labelCount == 0)
        #expect(try DNSName("*.a.b").signedLabelCount == 2)
        #expect(try DNSName("a.*.b").signedLabelCount == 3)
        #expect(try DNSName(#"\*a.b"#).signedLabelCount == 2)
        #expect(try DNSName("x.y.A.b").suffix(labels: 2).description == "A.b.")
        #expect(try DNSName("a").suffix(labels: 9).description == "a.")
        #expect(try DNSName("a.b").suffix(labels: 0) == .root)
        #expect(try DNSName("A.b").canonical.description == "a.b.")
        #expect(try DNSName("a.b").wildcard().description == "*.a.b.")
    }
}

extension DNSWireError {
    fileprivate static let notRRSIG = DNSWireError(.badValue, at: 0, "no RRSIG")
}
