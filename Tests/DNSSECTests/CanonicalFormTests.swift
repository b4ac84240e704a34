import DNSWire
import Testing

@testable import DNSSEC

@Suite("records as signatures take them")
struct CanonicalFormTests {
    let replies: Replies

    init() throws { replies = try Replies() }

    private static func upper(_ name: DNSName) -> DNSName {
        (try? DNSName(name.description.uppercased())) ?? name
    }

    private static func upper(_ data: DNSRecordData) -> DNSRecordData {
        switch data {
        case .ns(let name): return .ns(upper(name))
        case .cname(let name): return .cname(upper(name))
        case .dname(let name): return .dname(upper(name))
        case .mx(var body):
            body.exchange = upper(body.exchange)
            return .mx(body)
        case .soa(var body):
            body.primary = upper(body.primary)
            body.contact = upper(body.contact)
            return .soa(body)
        case .srv(var body):
            body.target = upper(body.target)
            return .srv(body)
        case .naptr(var body):
            body.replacement = upper(body.replacement)
            return .naptr(body)
        case .nsec(var body):
            body.next = upper(body.next)
            return .nsec(body)
        default: return data
        }
    }

    @Test(
        "names in real records verify in any case",
        arguments: [
            ("", DNSRecordType.ns), ("", .mx), ("", .soa), ("alias.", .cname), ("_sip._tcp.", .srv), ("sip.", .naptr),
            ("x.old.", .dname),
        ])
    func caseFolding(label: String, type: DNSRecordType) throws {
        let zone = "alg13.test."
        let keys = TrustedKeys(zone: try DNSName(zone), keys: try replies.set(zone, .dnskey).keys)
        var set = try replies.set(label + zone, type == .dname ? .a : type, answering: type)
        let original = set.data.map { "\($0)" }
        set.data = set.data.map(Self.upper)
        #expect(set.data.map { "\($0)" } != original)
        set.name = Self.upper(set.name)
        var work = ValidationWork()
        #expect(throws: Never.self) { try set.verified(by: keys, at: Replies.now, &work) }
    }

    @Test("NSEC's next name keeps its case")
    func nsec() throws {
        let keys = TrustedKeys(
            zone: try DNSName("alg13.test."), keys: try replies.set("alg13.test.", .dnskey).keys)
        var set = try #require(try replies.answer("www.alg13.test.", .txt).authority.first { $0.type == .nsec })
        var work = ValidationWork()
        #expect(throws: Never.self) { try set.verified(by: keys, at: Replies.now, &work) }
        set.data = set.data.map(Self.upper)
        #expect(throws: SetFailure.self) { try set.verified(by: keys, at: Replies.now, &work) }
    }

    /// Types without a case of their own whose names RFC 4034 §6.2 lists; a type, data, its canonical form.
    private static let others: [(UInt16, [UInt8], [UInt8])] = [
        (17, [1, 0x41, 0, 1, 0x42, 0], [1, 0x61, 0, 1, 0x62, 0]),
        (14, [1, 0x41, 0, 1, 0x42, 0], [1, 0x61, 0, 1, 0x62, 0]),
        (3, [1, 0x41, 0], [1, 0x61, 0]),
        (18, [0x41, 0x42, 1, 0x43, 0], [0x41, 0x42, 1, 0x63, 0]),
        (36, [0, 0x41, 1, 0x43, 0], [0, 0x41, 1, 0x63, 0]),
        (26, [0, 0x41, 1, 0x43, 0, 1, 0x44, 0], [0, 0x41, 1, 0x63, 0, 1, 0x64, 0]),
        // Of no listed type.
        (999, [1, 0x41, 0], [1, 0x41, 0]),
    ]

    @Test("names in types that are read field by field", arguments: others)
    func otherTypes(type: UInt16, raw: [UInt8], expected: [UInt8]) throws {
        #expect(try DNSRecordData(type: DNSRecordType(rawValue: type), wire: raw).canonicalWire() == expected)
    }

    private static let cutShort: [(UInt16, [UInt8])] = [(17, [5, 0x41]), (17, [1, 0x41, 0]), (18, [0x41]), (17, [])]

    @Test("such data cut short is no data", arguments: cutShort)
    func refused(type: UInt16, raw: [UInt8]) {
        #expect(throws: DNSWireError.self) { try DNSRecordData(type: DNSRecordType(rawValue: type), wire: raw) }
    }
}

extension Replies {
    fileprivate func set(_ name: String, _ asked: DNSRecordType, answering type: DNSRecordType) throws -> SignedSet {
        try #require(try answer(name, asked).answers.first { $0.type == type })
    }
}
