import DNSWire
import Testing

@Suite("Record data")
struct DNSRecordDataTests {
    /// Every trap about lengths: one byte too few and one too many.
    @Test(
        "must be used up exactly",
        arguments: [
            (1, [1, 2, 3, 4]), (28, [UInt8](repeating: 1, count: 16)), (2, [0]), (5, [1, 0x61, 0]), (39, [0]),
            (12, [0]),
            (6, [0, 0] + [UInt8](repeating: 0, count: 20)), (15, [0, 1, 0]), (33, [0, 1, 0, 2, 0, 3, 0]),
            (35, [0, 1, 0, 2, 0, 0, 0, 0]), (51, [1, 0, 0, 0, 0]), (13, [0, 0]),
            (29, [0, 0x12, 0x16, 0x13, 0x80, 0, 0, 0, 0x80, 0, 0, 0, 0, 0x98, 0x96, 0x80]),
        ] as [(UInt16, [UInt8])])
    func exactLength(type: UInt16, rdata: [UInt8]) {
        #expect(Packet.answer(type: type, rdata).refusal == nil)
        #expect(Packet.answer(type: type, Array(rdata.dropLast())).refusal == .dataLength)
        #expect(Packet.answer(type: type, rdata + [0]).refusal == .dataLength)
    }

    @Test("RDLENGTH past the end of the message is truncated")
    func rdlengthPastEnd() {
        var packet = Packet.answer(type: 65280, [1, 2, 3])
        packet.bytes[24] = 4
        #expect(packet.refusal == .truncated)
    }

    @Test("a name in data must not run past RDLENGTH into the next record")
    func nameStaysInside() {
        let cut = Packet(answers: 2, Packet.record(type: 2, [1]) + Packet.record(type: 1, [1, 2, 3, 4]))
        #expect(cut.refusal == .dataLength)
    }

    @Test(
        "names are decompressed in RFC 1035's own types",
        arguments: [
            (2, [0xC0, 12], "NS a."), (5, [1, 0x62, 0xC0, 12], "CNAME b.a."), (12, [0xC0, 12], "PTR a."),
            (15, [0, 5, 0xC0, 12], "MX 5 a."),
            (6, [0xC0, 12, 0xC0, 12] + [UInt8](repeating: 0, count: 20), "SOA a. a. 0 0 0 0 0"),
            (3, [0xC0, 12], "MD a."), (4, [0xC0, 12], "MF a."), (7, [0xC0, 12], "MB a."), (8, [0xC0, 12], "MG a."),
            (9, [0xC0, 12], "MR a."), (14, [0xC0, 12, 0xC0, 12], "MINFO a. a."),
        ] as [(UInt16, [UInt8], String)])
    func decompressed(type: UInt16, rdata: [UInt8], text: String) throws {
        #expect(try Packet.answer(type: type, rdata).decoded().answers[0].description == "a. 60 IN " + text)
    }

    @Test(
        "names are not decompressed in any other type (RFC 3597 section 4)",
        arguments: [
            (33, [0, 1, 0, 2, 0, 3, 0xC0, 12]), (39, [0xC0, 12]), (35, [0, 1, 0, 2, 0, 0, 0, 0xC0, 12]),
            (46, [UInt8](repeating: 0, count: 18) + [0xC0, 12]), (47, [0xC0, 12]), (64, [0, 0, 0xC0, 12]),
            (65, [0, 0, 0xC0, 12]), (17, [0xC0, 12, 0]), (18, [0, 1, 0xC0, 12]), (21, [0, 1, 0xC0, 12]),
            (24, [UInt8](repeating: 0, count: 18) + [0xC0, 12]), (26, [0, 1, 0xC0, 12, 0]), (30, [0xC0, 12]),
            (36, [0, 1, 0xC0, 12]), (45, [1, 3, 0, 0xC0, 12]), (55, [1, 1, 0, 1, 9, 9, 0xC0, 12]),
            (66, [0, 1, 1, 0, 1, 0xC0, 12]), (107, [0, 1, 0xC0, 12]), (250, [0xC0, 12]), (260, [1, 3, 0xC0, 12]),
        ] as [(UInt16, [UInt8])])
    func notDecompressed(type: UInt16, rdata: [UInt8]) {
        #expect(Packet.answer(type: type, rdata).refusal == .pointerForbidden)
    }

    @Test("unknown types keep their bytes, pointers and all, and print as RFC 3597 says")
    func unknown() throws {
        let record = try Packet.answer(type: 65280, [0xC0, 12, 0xDE, 0xAD]).decoded().answers[0]
        #expect(record.description == "a. 60 IN TYPE65280 \\# 4 C00CDEAD")
        #expect(try Packet.answer(type: 65281, []).decoded().answers[0].description == "a. 60 IN TYPE65281 \\# 0")
    }

    @Test("TXT holds several strings, at least one, each as long as it says")
    func txt() throws {
        let two = try Packet.answer(type: 16, [1, 0x61, 0, 2, 0x22, 0xFF]).decoded().answers[0]
        #expect(two.data.description == #""a" "" "\"\255""#)
        #expect(Packet.answer(type: 16, []).refusal == .dataLength)
        #expect(Packet.answer(type: 16, [2, 0x61]).refusal == .dataLength)
        #expect(TXTData(String(repeating: "x", count: 300)).strings.map(\.count) == [255, 45])
        #expect(TXTData("").strings == [[]])
    }

    @Test("an escaped dot in the SOA's mailbox stays escaped")
    func rnameDot() throws {
        let rdata: [UInt8] = [0, 3, 0x61, 0x2E, 0x62, 1, 0x63, 0] + [UInt8](repeating: 0, count: 20)
        #expect(try Packet.answer(type: 6, rdata).decoded().answers[0].data.description == #". a\.b.c. 0 0 0 0 0"#)
    }

    @Test(
        "service parameters must rise, be well formed, and hold what is mandatory",
        arguments: [
            [0, 3, 0, 2, 1, 0xBB, 0, 1, 0, 3, 2, 0x68, 0x32], [0, 3, 0, 2, 0, 1, 0, 3, 0, 2, 0, 1], [0, 3, 0, 1, 1],
            [0, 4, 0, 3, 1, 2, 3], [0, 6, 0, 4, 1, 2, 3, 4], [0, 2, 0, 1, 0], [0, 1, 0, 0], [0, 1, 0, 1, 0],
            [0, 1, 0, 2, 2, 0x68], [0, 0, 0, 2, 0, 3], [0, 0, 0, 2, 0, 0], [0, 0, 0, 0],
            [0, 0, 0, 4, 0, 3, 0, 1, 0, 1, 0, 2, 1, 0x61, 0, 3, 0, 2, 0, 1],
        ] as [[UInt8]])
    func serviceParameters(parameters: [UInt8]) {
        #expect(Packet.answer(type: 65, [0, 1, 0] + parameters).refusal == .badValue)
    }

    @Test(
        "type bitmaps must rise, be neither empty nor padded",
        arguments: [
            [0, 0], [0, 2, 0x40, 0], [1, 1, 1, 0, 1, 1], [0, 1, 1, 0, 1, 1],
            [0, 33] + [UInt8](repeating: 1, count: 33),
        ]
            as [[UInt8]])
    func bitmaps(map: [UInt8]) {
        #expect(Packet.answer(type: 47, [0] + map).refusal == .badValue)
    }

    @Test("a CAA tag is letters and digits, a LOC is on the globe")
    func badValues() {
        #expect(Packet.answer(type: 257, [0, 0]).refusal == .badValue)
        #expect(Packet.answer(type: 257, [0, 1, 0x20]).refusal == .badValue)
        #expect(Packet.answer(type: 29, [1] + [UInt8](repeating: 0, count: 15)).refusal == .badValue)
        #expect(Packet.answer(type: 29, [0, 0xA0, 0, 0] + [UInt8](repeating: 0, count: 12)).refusal == .badValue)
        #expect(Packet.answer(type: 29, [0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 12)).refusal == .badValue)
    }

    /// Each one byte short, and with a byte too many.
    @Test(
        "data of types read by their fields must be used up exactly",
        arguments: [
            (17, [0, 0]), (18, [0, 1, 0]), (19, [1, 0x31]), (20, [1, 0x31, 1, 0x32]), (26, [0, 1, 0, 0]),
            (38, [128, 0]), (38, [0] + [UInt8](repeating: 1, count: 16)), (58, [0, 0]),
            (105, [0, 1, 192, 0, 2, 1]), (106, [0, 1, 1, 2, 3, 4, 5, 6, 7, 8]), (108, [1, 2, 3, 4, 5, 6]),
            (109, [1, 2, 3, 4, 5, 6, 7, 8]), (250, [0] + [UInt8](repeating: 0, count: 16)),
            (260, [1, 1, 192, 0, 2, 1]), (260, [1, 3, 1, 0x61, 0]),
        ] as [(UInt16, [UInt8])])
    func exactFields(type: UInt16, rdata: [UInt8]) {
        #expect(Packet.answer(type: type, rdata).refusal == nil)
        #expect(Packet.answer(type: type, Array(rdata.dropLast())).refusal == .dataLength)
        #expect(Packet.answer(type: type, rdata + [0]).refusal == .dataLength)
    }

    @Test(
        "data of types read by their fields must hold what they allow",
        arguments: [
            (11, [192, 0, 2, 1, 6, 1, 0]), (30, [0, 0x80]), (30, [0, 0x40, 0]), (34, [2, 1]), (34, [1, 0x41]),
            (34, [0]),
            (38, [129]), (42, [0, 1, 33, 0]), (42, [0, 3, 0, 0]), (42, [0, 1, 8, 2, 10, 0]), (45, [1, 4, 0]),
            (55, [0, 2, 0, 1, 9]), (55, [1, 2, 0, 0, 9]), (62, [0, 0, 0, 1, 0, 0, 0, 0]), (260, [1, 4]),
        ] as [(UInt16, [UInt8])])
    func badFields(type: UInt16, rdata: [UInt8]) {
        #expect(Packet.answer(type: type, rdata).refusal == .badValue)
    }

    @Test("RRSIG times are unsigned 32-bit seconds")
    func signatureTimes() throws {
        let rdata: [UInt8] =
            [0, 1, 13, 1, 0, 0, 0, 60, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 7] + [0] + [0x01]
        #expect(
            try Packet.answer(type: 46, rdata).decoded().answers[0].data.description
                == "A 13 1 60 21060207062815 19700101000000 7 . AQ==")
    }
}
