import DNSWire
import Testing

@Suite("A record set")
struct DNSRecordSetTests {
    private func record(_ owner: String, _ ttl: UInt32, _ type: DNSRecordType, _ text: String) throws -> DNSRecord {
        DNSRecord(try DNSName(owner), ttl: ttl, try DNSRecordData(type: type, text: text))
    }

    @Test("is the same in any order and in any case of names, with duplicates once")
    func equality() throws {
        let one = try #require(
            try DNSRecordSet([record("shop.test", 60, .mx, "10 a."), record("shop.test", 60, .mx, "20 b.")]))
        let other = try #require(
            try DNSRecordSet([
                record("SHOP.test", 60, .mx, "20 B."), record("shop.test", 60, .mx, "10 a."),
                record("shop.test", 60, .mx, "10 A."),
            ]))
        #expect(one == other && other.data.count == 2)
        #expect(Set([one, other]).count == 1)
        let later = try #require(
            try DNSRecordSet([record("shop.test", 61, .mx, "10 a."), record("shop.test", 61, .mx, "20 b.")]))
        #expect(one != later && one.holdsSame(as: later))
    }

    @Test("text in data is compared as it is")
    func textCase() throws {
        let one = try #require(try DNSRecordSet([record("a", 1, .txt, "\"x\"")]))
        let other = try #require(try DNSRecordSet([record("a", 1, .txt, "\"X\"")]))
        #expect(!one.holdsSame(as: other))
    }

    @Test("a section falls into sets in order, signatures with what they cover")
    func grouping() throws {
        let sets = try [
            record("b", 60, .a, "192.0.2.1"), record("a", 60, .a, "192.0.2.1"),
            record("B", 50, .a, "192.0.2.2"), record("b", 60, .rrsig, "A 13 1 60 1 1 1 . AQ=="),
            record("b", 60, .rrsig, "TXT 13 1 60 1 1 1 . AQ=="), record("b", 40, .rrsig, "A 13 1 60 1 1 2 . AQ=="),
            record("b", 60, .txt, "x"),
        ].recordSets()
        #expect(sets.map { "\($0.owner) \($0.type)" } == ["b. A", "a. A", "b. TXT"])
        #expect(sets.map(\.data.count) == [2, 1, 1])
        #expect(sets.map(\.signatures.count) == [2, 0, 1])
        #expect(sets[0].ttl == 50 && sets[0].hasMixedTTLs && sets[0].signatureTTL == 40)
        #expect(!sets[2].hasMixedTTLs && sets[2].ttl == 60)
        #expect(sets[0].records.map(\.ttl) == [50, 50])
        #expect(sets[0].signatureRecords.map(\.type) == [.rrsig, .rrsig])
    }

    @Test("signatures over records that are not there make a set without data")
    func orphans() throws {
        let sets = try [record("b", 60, .rrsig, "A 13 1 60 1 1 1 . AQ==")].recordSets()
        #expect(sets.count == 1 && sets[0].data.isEmpty && sets[0].type == .a && sets[0].signatures.count == 1)
        #expect(sets[0].ttl == 60)
    }

    @Test("records of two sets are no set")
    func mixed() throws {
        #expect(try DNSRecordSet([record("a", 1, .a, "192.0.2.1"), record("b", 1, .a, "192.0.2.1")]) == nil)
        #expect(DNSRecordSet([]) == nil)
    }
}
