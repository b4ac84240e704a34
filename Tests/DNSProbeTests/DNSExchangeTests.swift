import Checks
import DNSProbe
import DNSWire
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("One question to one server")
struct DNSExchangeTests {
    private func ask(
        _ server: NastyDNSServer, within timeout: Duration = Fixture.patience
    ) async throws -> DNSAnswer {
        try await DNSExchange().ask(
            DNSQuestion(Fixture.name("shop.example"), .a), of: Fixture.loopback(server.port), within: timeout)
    }

    private func honest(_ query: NastyQuery) -> [UInt8] { query.answer(Fixture.a("shop.example", "192.0.2.1")) }

    @Test("an answer is taken whatever the case of its question, with EDNS 1232 and AD asked for")
    func answered() async throws {
        try await NastyDNSServer.running { query in
            var reply = query.reply()
            reply.questions = (try? DNSName("SHOP.exAMPle")).map { [DNSQuestion($0, .a)] } ?? []
            reply.answers = [Fixture.a("shop.example", "192.0.2.1")]
            return [.send(NastyQuery.bytes(reply))]
        } _: { server in
            let answer = try await ask(server)
            #expect(answer.message?.answers.map(\.data.description) == ["192.0.2.1"])
            #expect(answer.failure == nil)
            #expect(answer.exchanges.map(\.transport) == [.udp])
            #expect(answer.exchanges[0].outcome == .answered(rcode: 0, authoritative: false, authenticated: false))
            #expect(answer.exchanges[0].question == "shop.example")
            #expect(server.queries[0].message.edns?.udpPayloadSize == 1232)
            #expect(server.queries[0].message.header.authenticated)
        }
    }

    @Test("each query has its own id, source port and letter case")
    func unpredictable() async throws {
        try await NastyDNSServer.running {
            [.send($0.status(.noError))]
        } _: { server in
            for _ in 0..<12 { _ = try await ask(server) }
            let queries = server.queries
            #expect(Set(queries.map(\.message.header.id)).count > 6)
            #expect(Set(queries.map(\.sourcePort)).count > 6)
            #expect(Set(queries.compactMap { $0.question?.name.description }).count > 6)
        }
    }

    /// Strays first, then the answer: the answer counts, and so do the strays.
    @Test(
        "wrong ids, other questions, queries and garbage are thrown away until the answer comes",
        arguments: Stray.allCases)
    func straysBeforeAnswer(stray: Stray) async throws {
        try await NastyDNSServer.running { query in
            [
                .send(stray.bytes(query)), .send(stray.bytes(query)),
                .send(query.answer(Fixture.a("shop.example", "192.0.2.1"))),
            ]
        } _: { server in
            let answer = try await ask(server)
            #expect(answer.message?.answers.count == 1)
            #expect(answer.exchanges[0].strays == 2)
        }
    }

    @Test("only strays until the deadline is its own outcome", arguments: Stray.allCases)
    func onlyStrays(stray: Stray) async throws {
        try await NastyDNSServer.running {
            [.send(stray.bytes($0))]
        } _: { server in
            let answer = try await Fixture.patiently {
                try await ask(server, within: $0)
            } until: {
                $0.exchanges[0].strays > 0
            }
            #expect(answer.message == nil)
            #expect(answer.failure == (stray == .garbage ? .malformed : .mismatched))
            #expect(answer.exchanges[0].strays == 1)
            switch answer.exchanges[0].outcome {
            case .mismatched(let reason): #expect(stray != .garbage && reason.contains(stray.reason))
            case .malformed(let reason): #expect(stray == .garbage && reason.contains("at byte"))
            default: Issue.record("\(answer.exchanges[0].outcome)")
            }
        }
    }

    @Test("an answer from another port or address never arrives: the socket is connected")
    func wrongSource() async throws {
        try await NastyDNSServer.running { query in
            let bytes = query.answer(Fixture.a("shop.example", "192.0.2.66"))
            return [.sendFromOtherPort(bytes), .sendFromOtherAddress(bytes)]
        } _: { server in
            let answer = try await ask(server, within: Fixture.brief)
            #expect(answer.message == nil)
            #expect(answer.exchanges[0].outcome == .timedOut)
        }
    }

    @Test("an answer with our id that cannot be read is malformed at once, with the offset")
    func compressionLoop() async throws {
        try await NastyDNSServer.running { query in
            var bytes = query.status(.noError)
            bytes.replaceSubrange(4..<12, with: [0, 1, 0, 1, 0, 0, 0, 0])
            bytes.replaceSubrange(30..., with: [0xC0, 30, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 1, 2, 3, 4])
            return [.send(bytes)]
        } _: { server in
            let answer = try await ask(server)
            #expect(answer.failure == .malformed)
            #expect(answer.exchanges[0].outcome == .malformed("compression pointer to 30, not backwards, at byte 30"))
        }
    }

    @Test("a second answer and a late one disturb nobody")
    func twiceAndLate() async throws {
        try await NastyDNSServer.running { query in
            query.place == 0
                ? [.sendWithNextQuery(query.answer(Fixture.a("shop.example", "192.0.2.66")))]
                : [.send(query.answer(Fixture.a("shop.example", "192.0.2.1"))), .send(query.status(.serverFailure))]
        } _: { server in
            let late = try await ask(server, within: Fixture.brief)
            #expect(late.failure == .timedOut)
            for _ in 0..<3 {
                let answer = try await ask(server)
                #expect(answer.message?.answers.map(\.data.description) == ["192.0.2.1"])
            }
        }
    }

    @Test("silence is a timeout")
    func silence() async throws {
        try await NastyDNSServer.running { _ in
            []
        } _: { server in
            let answer = try await ask(server, within: Fixture.brief)
            #expect(answer.exchanges.map(\.outcome) == [.timedOut])
            #expect(answer.failure == .timedOut)
        }
    }

    @Test(
        "a closed port is refused at once, over UDP and over TCP",
        arguments: [.udp, .tcp] as [DNSExchangeObservation.Transport])
    func closedPort(transport: DNSExchangeObservation.Transport) async throws {
        let answer = try await DNSExchange().ask(
            DNSQuestion(Fixture.name("shop.example"), .a), of: Fixture.nobody, over: transport,
            within: Fixture.patience)
        #expect(answer.exchanges.map(\.outcome) == [.refused])
        #expect(answer.failure == .unreachable)
    }

    @Test("an IPv6 server is spoken to as one, or it is said why not")
    func closedPortOverIPv6() async throws {
        let server = Endpoint(IPAddress(v6High: 0, low: 1), 1)
        let answer = try await DNSExchange().ask(
            DNSQuestion(Fixture.name("shop.example"), .a), of: server, within: Fixture.patience)
        let ours = DNSExchangeObservation.Outcome.unreachable("this machine has no address of its family")
        #expect([.refused, ours].contains(answer.exchanges[0].outcome))
        #expect(answer.failure == .unreachable)
    }

    @Test(
        "error codes are answers with their own failures",
        arguments: [
            (.serverFailure, .serverFailure), (.refused, .refused), (.notImplemented, .refused), (.noSuchName, nil),
        ] as [(DNSResponseCode, NameFailure?)])
    func errorCodes(rcode: DNSResponseCode, failure: NameFailure?) async throws {
        try await NastyDNSServer.running {
            [.send($0.status(rcode))]
        } _: { server in
            let answer = try await ask(server)
            #expect(answer.message?.header.rcode == rcode)
            #expect(answer.failure == failure)
        }
    }

    @Test("REFUSED without a question is still an answer, NOERROR without one is a stray")
    func omittedQuestion() async throws {
        try await NastyDNSServer.running { query in
            var reply = query.reply(query.place == 0 ? .refused : .noError)
            reply.questions = []
            return [.send(NastyQuery.bytes(reply))]
        } _: { server in
            let refused = try await ask(server)
            let stray = try await Fixture.patiently {
                try await ask(server, within: $0)
            } until: {
                $0.exchanges[0].strays > 0
            }
            #expect(refused.failure == .refused)
            #expect(stray.failure == .mismatched)
        }
    }

    @Test("FORMERR without OPT: asked again without EDNS")
    func noEDNS() async throws {
        try await NastyDNSServer.running { query in
            guard query.message.edns != nil else {
                return [.send(query.answer(Fixture.a("shop.example", "192.0.2.1")))]
            }
            var reply = query.reply(.formatError)
            reply.edns = nil
            return [.send(NastyQuery.bytes(reply))]
        } _: { server in
            let answer = try await ask(server)
            #expect(answer.message?.answers.count == 1)
            #expect(server.queries.map { $0.message.edns == nil } == [false, true])
            #expect(answer.exchanges.count == 2)
        }
    }

    @Test("cancellation ends the wait")
    func cancelled() async throws {
        try await NastyDNSServer.running { _ in
            []
        } _: { server in
            let waiting = Task { try await ask(server, within: .seconds(3600)) }
            while server.queries.isEmpty { await Task.yield() }
            waiting.cancel()
            let answer = try await waiting.value
            #expect(answer.message == nil)
        }
    }
}
