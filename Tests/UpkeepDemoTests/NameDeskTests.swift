import DNSWire
import Testing
import UpkeepCore

@testable import UpkeepDemo

/// What the name servers say to bytes that no resolver sends.
struct NameDeskTests {
    private let desk: NameDesk

    init() throws {
        desk = NameDesk(role: .resolver, zones: try DemoZones(addresses: [DemoPorts.front, DemoPorts.spare]))
    }

    private func answer(_ bytes: [UInt8], _ faults: Set<DemoFault> = []) throws -> DNSMessage? {
        try desk.answer(bytes, over: .udp, faults: faults).map { bytes throws in try DNSMessage(decoding: bytes) }
    }

    @Test(arguments: [[], [0x12, 0x34], Array(repeating: 0xFF, count: 40), [UInt8](repeating: 0x80, count: 12)])
    func stubsAndAnswersGetNoAnswer(bytes: [UInt8]) throws {
        #expect(try answer(bytes) == nil)
    }

    @Test func itsOwnAnswerGetsNoAnswer() throws {
        let query = DNSMessage(asking: DNSQuestion(try DNSName("shop.demo.test"), .a), id: 7)
        let first = try #require(desk.answer(try query.encoded(), over: .udp, faults: []))
        #expect(try answer(first) == nil)
    }

    @Test(arguments: [
        // A question that ends early, and one whose name points at itself.
        [0xBE, 0xEF, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 4, 0x73] as [UInt8],
        [0xBE, 0xEF, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xC0, 12, 0, 1, 0, 1],
    ])
    func brokenQuestionsGetFORMERR(bytes: [UInt8]) throws {
        let message = try #require(try answer(bytes))
        #expect(message.header.id == 0xBEEF)
        #expect(message.header.rcode == .formatError)
        #expect(message.questions.isEmpty)
    }

    @Test func noQuestionOrTwoGetFORMERR() throws {
        let question = DNSQuestion(try DNSName("shop.demo.test"), .a)
        var query = DNSMessage(asking: question, id: 1)
        query.questions = []
        #expect(try answer(query.encoded())?.header.rcode == .formatError)
        query.questions = [question, question]
        #expect(try answer(query.encoded())?.header.rcode == .formatError)
    }

    /// Every prefix and every flipped byte of a real question gets an answer that can be read, or none.
    @Test func damagedQuestionsDoNoHarm() throws {
        let query = try DNSMessage(asking: DNSQuestion(try DNSName("www.shop.demo.test"), .aaaa), id: 9).encoded()
        var answers = 0
        for place in query.indices {
            _ = try answer(Array(query[..<place]))
            for bit in 0..<8 {
                var damaged = query
                damaged[place] ^= 1 << bit
                if try answer(damaged) != nil { answers += 1 }
            }
        }
        #expect(answers > query.count)
    }

    @Test("who is silent is so whatever the question")
    func silence() throws {
        let query = try DNSMessage(asking: DNSQuestion(try DNSName("shop.demo.test"), .a), id: 7).encoded()
        for bytes in [query, [0xBE, 0xEF, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 4, 0x73]] {
            #expect(try answer(bytes) != nil)
            #expect(try answer(bytes, [.resolverDead]) == nil)
            let beta = NameDesk(role: .authority(.beta), zones: desk.zones)
            #expect(beta.answer(bytes, over: .tcp, faults: []) != nil)
            #expect(beta.answer(bytes, over: .tcp, faults: [.oneSilent]) == nil)
        }
    }
}
