import DNSWire
import Testing

@Suite("Record data as text")
struct RecordTextTests {
    /// Where the fixture's programs and `dig` print the same data in two ways: quotes, letter case and gaps.
    private static func plain(_ text: String) -> String {
        text.filter { $0 != "\"" && $0 != " " && $0 != "\t" }.lowercased()
    }

    @Test("the fixture is whole")
    func fixtureIsWhole() { #expect(RecordFixture.all.count == 141) }

    @Test("text of every type is the bytes that dnspython and BIND make of it", arguments: RecordFixture.all)
    func textToWire(fixture: RecordFixture) throws {
        let data = try DNSRecordData(type: fixture.type, text: fixture.text)
        #expect(try data.wire() == fixture.bytes)
        #expect(data.type == fixture.type)
    }

    @Test("text, bytes, text, bytes: nothing is lost for any type", arguments: RecordFixture.all)
    func roundTrip(fixture: RecordFixture) throws {
        let data = try DNSRecordData(type: fixture.type, wire: fixture.bytes)
        #expect(try DNSRecordData(type: fixture.type, text: data.description) == data)
        #expect(try DNSRecordData(type: fixture.type, text: data.description).wire() == fixture.bytes)
        #expect(try DNSRecordData(type: fixture.type, text: fixture.printed) == data)
        // Of LOC, dnspython leaves out what is the default, and BIND does not.
        if fixture.type != .loc { #expect(Self.plain(data.description) == Self.plain(fixture.printed)) }
        var message = DNSMessage(header: DNSHeader(id: 1))
        message.answers = [DNSRecord(.root, ttl: 1, data)]
        #expect(try DNSMessage(decoding: message.encoded()) == message)
    }

    @Test("every type can be written in the form of RFC 3597", arguments: RecordFixture.all)
    func generic(fixture: RecordFixture) throws {
        let hex = fixture.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
        let data = try DNSRecordData(type: fixture.type, text: "\\# \(fixture.bytes.count) ( \(hex) )")
        #expect(try data.wire() == fixture.bytes)
    }

    @Test("every registered type that has data has a form in text")
    func everyTypeHasForm() {
        // NULL and the three reserved numbers have none, the others are never in a zone.
        let formless: Set<String> = [
            "NULL", "OPT", "UINFO", "UID", "GID", "UNSPEC", "NXNAME", "IXFR", "AXFR", "MAILB", "MAILA", "ANY", "CLA",
            "IPN",
        ]
        let tested = Set(RecordFixture.all.map(\.type))
        for number in UInt16.min...UInt16.max {
            let type = DNSRecordType(rawValue: number)
            if type.description.hasPrefix("TYPE") || formless.contains(type.description) { continue }
            #expect(tested.contains(type), "\(type) is in no fixture")
        }
    }

    @Test("relative names go on with the origin, and @ is the origin")
    func origin() throws {
        let origin = try DNSName("shop.test")
        #expect(try DNSRecordData(type: .mx, text: "10 mail", origin: origin).description == "10 mail.shop.test.")
        #expect(try DNSRecordData(type: .ns, text: "@", origin: origin).description == "shop.test.")
        #expect(try DNSRecordData(type: .ns, text: "\\@", origin: origin).description == "\\@.shop.test.")
        #expect(try DNSRecordData(type: .ns, text: "mail.", origin: origin).description == "mail.")
        #expect(try DNSRecordData(type: .ns, text: "mail").description == "mail.")
    }

    @Test("groups may leave out their zeros, and times before 1970 or after 2106 are the same seconds modulo 2³²")
    func otherPrograms() throws {
        let nid = try #require(DNSRecordType("NID"))
        #expect(try DNSRecordData(type: nid, text: "10 14:4fff:0:1").description == "10 0014:4fff:0000:0001")
        let text = "A 13 1 1 19691231235959 21060207062816 1 . AQ=="
        #expect(try DNSRecordData(type: .rrsig, text: text).description.contains(" 21060207062815 19700101000000 "))
    }

    @Test("an unquoted ; begins a comment, a quoted or escaped one does not")
    func semicolon() throws {
        #expect(try DNSRecordData(type: .txt, text: "a;b").description == "\"a\"")
        #expect(try DNSRecordData(type: .txt, text: "\"a;b\"").description == "\"a;b\"")
        #expect(try DNSRecordData(type: .txt, text: "a\\;b").description == "\"a;b\"")
    }

    @Test("data of a type in a class where it has no form is written as RFC 3597 says")
    func otherClass() throws {
        #expect(throws: DNSWireError.self) { try DNSRecordData(type: .a, class: .chaos, text: "192.0.2.1") }
        let data = try DNSRecordData(type: .a, class: .chaos, text: "\\# 2 0001")
        #expect(data == .unknown(.a, [0, 1]))
    }

    static let refusals: [(String, String, DNSWireError.Reason, Int)] = [
        ("A", "192.0.2.256", .badField, 0), ("A", "", .missingField, 0), ("A", "192.0.2.1 x", .extraField, 10),
        ("A", "2001:db8::1", .badField, 0), ("AAAA", "192.0.2.1", .badField, 0), ("A", "\"192.0.2.1\"", .badField, 0),
        ("MX", "10", .missingField, 2), ("MX", "65536 a.", .badNumber, 0), ("MX", "-1 a.", .badNumber, 0),
        ("MX", "10 a..b", .emptyLabel, 5), ("MX", "10 bücher.test.", .notASCII, 4), ("TXT", "", .missingField, 0),
        ("TXT", "\"a", .unbalanced, 0), ("TXT", "a\"b\"", .unbalanced, 1), ("TXT", "a\\", .badEscape, 1),
        ("TXT", "\\999", .badEscape, 0), ("TXT", "( a", .unbalanced, 0), ("TXT", "a )", .unbalanced, 2),
        ("TXT", String(repeating: "x", count: 256), .tooLarge, 0), ("TXT", "a\nb", .extraField, 2),
        ("SOA", "a. b. 1 2h 3x 4 5", .badField, 11), ("SOA", "a. b. 1 2 3 4", .missingField, 13),
        ("DS", "1 13 2 ABC", .badField, 7), ("DS", "1 13 2", .missingField, 6), ("DS", "1 NOSUCH 2 AB", .badField, 2),
        ("DNSKEY", "257 3 13 A===", .badField, 9), ("DNSKEY", "257 3 13 AB==", .badField, 9),
        ("RRSIG", "A 13 2 1 20261301000000 1 1 . AA==", .badField, 9), ("NSEC", "a. NOSUCH", .unknownType, 3),
        ("NSEC3", "1 0 0 - 1w", .badField, 8), ("CAA", "0 is-sue \"x\"", .badField, 0),
        ("HTTPS", "1 . port=1 port=2", .badField, 0), ("HTTPS", "1 . mandatory=port", .badField, 0),
        ("HTTPS", "1 . nosuch=1", .badField, 4), ("HTTPS", "1 . alpn=", .badField, 4),
        ("HTTPS", "1 . ipv4hint=192.0.2", .badField, 4), ("LOC", "91 N 0 E 0m", .badField, 0),
        ("LOC", "1 60 N 0 E 0m", .badField, 2), ("LOC", "1 N 0 E -100000.01m", .badField, 8),
        ("LOC", "N 0 E 0m", .badField, 0), ("APL", "1:192.0.2.0/33", .badField, 0), ("APL", "3:1/1", .badField, 0),
        ("IPSECKEY", "10 4 2 . AA==", .badField, 3), ("AMTRELAY", "10 2 0 .", .badField, 3),
        ("EUI48", "00-00-5e-00-53", .badField, 0), ("NID", "1 14:4fff:ff20", .badField, 2),
        ("NID", "1 ::1:2", .badField, 2), ("NID", "1 14444:1:1:1", .badField, 2),
        ("HIP", "2 0 AA==", .badField, 2), ("TSIG", "a. 281474976710656 1 0 1 0 0", .badField, 3),
        ("TSIG", "a. 1 1 2 AA== 1 0 0", .badField, 9), ("NULL", "abc", .badField, 0),
        ("TYPE65280", "\\# 2 01", .badField, 5), ("A", "\\# 3 010203", .badField, 0),
        ("NSAP", "4700", .badField, 0), ("ATMA", "+", .badField, 0), ("A6", "129 ::1", .badField, 0),
    ]

    @Test("what is no data is refused, with the reason and the place", arguments: refusals)
    func refused(type: String, text: String, reason: DNSWireError.Reason, offset: Int) throws {
        let type = try #require(DNSRecordType(type))
        let error = #expect(throws: DNSWireError.self) { try DNSRecordData(type: type, text: text) }
        #expect(error?.reason == reason)
        #expect(error?.offset == offset)
    }

    @Test("fields of types without a type of their own can be asked for by name")
    func fields() throws {
        let text = "2018031500 1 2 AABB"
        guard case .fields(let data) = try DNSRecordData(type: .zonemd, text: text) else {
            Issue.record("ZONEMD has fields")
            return
        }
        #expect(data["serial"]?.number == 2_018_031_500)
        #expect(data["digest"]?.bytes == [0xAA, 0xBB])
        #expect(data["nothing"] == nil)
    }
}
