import DNSWire
import Testing
import UpkeepCore

@Suite("A DNS message")
struct DNSMessageTests {
    @Test("a query has the bytes that RFC 1035 and RFC 6891 give it")
    func query() throws {
        let question = DNSQuestion(try DNSName("aB.c"), .aaaa)
        let bytes = try DNSMessage(asking: question, id: 0xBEEF).encoded()
        #expect(
            bytes == [
                0xBE, 0xEF, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 1, 2, 0x61, 0x42, 1, 0x63, 0, 0, 28, 0, 1,
                0, 0, 41, 0x04, 0xD0, 0, 0, 0, 0, 0, 0,
            ])
        #expect(try DNSMessage(decoding: bytes).questions.first?.name.isIdentical(to: question.name) == true)
    }

    @Test("every header flag goes in and out in its own bit", arguments: 0..<16)
    func flags(bit: Int) throws {
        let packet = Packet(flags: 1 << UInt16(bit))
        #expect(try packet.decoded().encoded() == packet.bytes)
    }

    @Test("flag names are those of RFC 1035 section 4.1.1 and RFC 4035 section 3")
    func flagNames() throws {
        let header = try Packet(flags: 0b1_0101_1111_011_0011 & 0xFFFF).decoded().header
        #expect(header.isResponse && header.authoritative && header.truncated && header.recursionDesired)
        #expect(header.recursionAvailable && header.authenticated && header.checkingDisabled && !header.reserved)
        #expect(header.opcode == .update && header.rcode == .noSuchName)
    }

    @Test("a count that promises more than the bytes hold is refused before anything is reserved")
    func counts() {
        #expect(Packet(questions: 0xFFFF).refusal == .countTooLarge)
        #expect(Packet(answers: 1).refusal == .countTooLarge)
        #expect(Packet(authority: 0xFFFF, [0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 1, 0]).refusal == .countTooLarge)
        #expect(Packet(additional: 2, Packet.record(type: 1, [1, 2, 3, 4])).refusal == .countTooLarge)
        #expect(Packet(answers: 0xFFFF, [UInt8](repeating: 0, count: 65000)).refusal == .countTooLarge)
    }

    @Test("trailing bytes are refused")
    func trailing() {
        #expect(Packet(questions: 1, [0, 0, 1, 0, 1, 0]).refusal == .trailingBytes)
        #expect(Packet([0]).refusalOffset == 12)
    }

    @Test("a header cut short is truncated", arguments: 0..<12)
    func shortHeader(count: Int) {
        let error = #expect(throws: DNSWireError.self) { try DNSMessage(decoding: Array(Packet().bytes[..<count])) }
        #expect(error?.reason == .truncated)
    }

    @Test("no question and several questions are both messages")
    func questionCounts() throws {
        #expect(try Packet().decoded().questions.isEmpty)
        let two = try Packet(questions: 2, [1, 0x61, 0, 0, 1, 0, 1, 0xC0, 12, 0, 28, 0, 255]).decoded()
        #expect(two.questions.map(\.description) == ["a. IN A", "a. ANY AAAA"])
    }

    @Test("class ANY and NONE, as updates use them, keep their data as bytes")
    func updateClasses() throws {
        let any = try Packet.answer(type: 1, class: 255, []).decoded().answers[0]
        #expect(any.description == "a. 60 ANY A \\# 0")
        let none = try Packet.answer(type: 1, class: 254, [1, 2, 3, 4]).decoded().answers[0]
        #expect(none.description == "a. 60 NONE A \\# 4 01020304")
    }

    @Test("an A record outside class IN is bytes, a CH TXT is text")
    func chaos() throws {
        #expect(try Packet.answer(type: 1, class: 3, [0, 1]).decoded().answers[0].data == .unknown(.a, [0, 1]))
        #expect(
            try Packet.answer(type: 16, class: 3, [2, 0x68, 0x69]).decoded().answers[0].description
                == "a. 60 CH TXT \"hi\"")
    }

    @Test(
        "a TTL with bit 31 set means 0 (RFC 2181 section 8), and 0 is a TTL",
        arguments: [(0x8000_0000, 0), (0xFFFF_FFFF, 0), (0x7FFF_FFFF, 0x7FFF_FFFF), (0, 0)] as [(UInt32, UInt32)])
    func ttl(wire: UInt32, meant: UInt32) throws {
        #expect(try Packet.answer(type: 1, ttl: wire, [1, 2, 3, 4]).decoded().answers[0].ttl == meant)
    }

    @Test("the start alone can be read from a message that is cut off")
    func start() throws {
        let packet = Packet(flags: 0x8380, questions: 1, answers: 3, [1, 0x61, 0, 0, 1, 0, 1, 0xC0])
        #expect(packet.refusal == .countTooLarge)
        let start = try DNSMessage(decodingStartOf: packet.bytes.span)
        #expect(start.header.truncated && start.questions.count == 1 && start.answers.isEmpty)
    }
}
