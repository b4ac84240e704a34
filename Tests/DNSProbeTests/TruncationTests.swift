import Checks
import DNSProbe
import DNSWire
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("A truncated answer")
struct TruncationTests {
    private func ask(
        tcp: Bool = true, within timeout: Duration = Fixture.patience, _ overTCP: @escaping NastyDNSServer.Script,
        udp: @escaping NastyDNSServer.Script = { [.send($0.truncated())] }
    ) async throws -> DNSAnswer {
        try await NastyDNSServer.running(tcp: tcp) {
            $0.transport == .udp ? udp($0) : overTCP($0)
        } _: { server in
            try await DNSExchange().ask(
                DNSQuestion(Fixture.name("shop.example"), .a), of: Fixture.loopback(server.port), within: timeout)
        }
    }

    private static func honest(_ query: NastyQuery) -> [UInt8] {
        query.answer(Fixture.a("shop.example", "192.0.2.1"), Fixture.a("shop.example", "192.0.2.2"))
    }

    @Test("is asked for again over TCP, and what it held is not used")
    func overTCP() async throws {
        let answer = try await ask {
            [.send(Self.honest($0))]
        } udp: { query in
            var reply = query.reply()
            reply.header.truncated = true
            reply.answers = [Fixture.a("shop.example", "192.0.2.66")]
            return [.send(NastyQuery.bytes(reply))]
        }
        #expect(answer.message?.answers.map(\.data.description) == ["192.0.2.1", "192.0.2.2"])
        #expect(answer.exchanges.map(\.transport) == [.udp, .tcp])
    }

    @Test("may be cut in the middle of a record")
    func cutInsideRecord() async throws {
        let answer = try await ask {
            [.send(Self.honest($0))]
        } udp: { query in
            var bytes = Self.honest(query)
            bytes[2] |= 0x02
            return [.send(Array(bytes.dropLast(20)))]
        }
        #expect(answer.message?.answers.count == 2)
    }

    @Test("comes over TCP in single bytes")
    func dribble() async throws {
        #expect(try await ask { [.dribble(Self.honest($0))] }.message?.answers.count == 2)
    }

    @Test("over TCP, answers to other questions before ours are passed over")
    func outOfOrder() async throws {
        let answer = try await ask { [.send(Stray.wrongID.bytes($0)), .send(Self.honest($0))] }
        #expect(answer.message?.answers.count == 2)
        #expect(answer.exchanges.last?.strays == 1)
    }

    @Test(
        "over TCP, a connection that ends early says how far the answer came",
        arguments: [
            ([.close], "closed before any byte of an answer"),
            ([.sendUnframed([0]), .close], "closed after 1 byte of an answer"),
            ([.sendUnframed([0, 90]), .close], "closed after 0 of 90 bytes of an answer"),
            ([.sendUnframed([0, 90, 1, 2, 3]), .close], "closed after 3 of 90 bytes of an answer"),
        ] as [([NastyAct], String)])
    func closedEarly(acts: [NastyAct], reason: String) async throws {
        let answer = try await ask { _ in acts }
        #expect(answer.message == nil)
        #expect(answer.failure == .malformed)
        #expect(answer.exchanges.last?.outcome == .closed("the answer was truncated, and over TCP: \(reason)"))
    }

    @Test("over TCP, a reset is told apart from a good end")
    func reset() async throws {
        let answer = try await ask { _ in [.reset] }
        #expect(
            answer.exchanges.last?.outcome
                == .closed("the answer was truncated, and over TCP: the connection was reset"))
    }

    @Test("without TCP says so")
    func noTCP() async throws {
        let answer = try await ask(tcp: false) { _ in [] }
        #expect(answer.message == nil)
        #expect(answer.failure == .truncatedWithoutTCP)
        #expect(
            answer.exchanges.last?.outcome == .closed("the answer was truncated, and over TCP: nothing listens on TCP"))
    }

    @Test("over a TCP that never answers runs out of time")
    func silentTCP() async throws {
        let answer = try await Fixture.patiently {
            try await ask(within: $0) { _ in [] }
        } until: {
            $0.exchanges.count == 2
        }
        #expect(answer.failure == .truncatedWithoutTCP)
        #expect(
            answer.exchanges.last?.outcome
                == .closed("the answer was truncated, and over TCP: TCP gave no answer in time"))
    }

    @Test("over TCP, garbage in our frame is malformed")
    func garbage() async throws {
        let answer = try await ask { query in
            [.send(Array(Self.honest(query).dropLast(3)))]
        }
        #expect(answer.failure == .malformed)
        guard case .malformed(let reason) = answer.exchanges.last?.outcome else {
            Issue.record("\(String(describing: answer.exchanges.last?.outcome))")
            return
        }
        #expect(reason.contains("at byte"))
    }
}
