import Checks
import DNSProbe
import DNSWire
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("One query to one name server over TCP")
struct ServerExchangeStreamTests {
    private func ask(
        within time: Duration = Fixture.patience, stream: Duration = Fixture.patience,
        _ acts: @escaping NastyDNSServer.Script
    ) async throws -> ServerReply {
        try await NastyDNSServer.running(acts) { server in
            let exchange = Asker.exchange(resendAfter: nil, datagram: .zero, stream: stream)
            let reply = try await Asker.ask(Fixture.loopback(server.port), exchange, within: time) {
                $0.transport = .tcp
            }
            #expect(server.queries.count <= 1 && server.queries.allSatisfy { $0.transport == .tcp })
            return reply
        }
    }

    @Test("64 KB, and single bytes, are put together")
    func whole() async throws {
        let large = try await ask { query in
            var reply = query.reply()
            reply.answers = Fixture.text("shop.example", bytes: 65_000)
            return [.send(NastyQuery.bytes(reply))]
        }
        #expect(large.size > 65_000 && large.message != nil)
        let slow = try await ask { [.dribble($0.answer(Fixture.a("shop.example", "192.0.2.1")))] }
        #expect(slow.message?.answers.count == 1 && slow.sends == 1)
    }

    @Test("TC over TCP is an answer like any other")
    func truncated() async throws {
        #expect(try await ask { [.send($0.truncated())] }.message?.header.truncated == true)
    }

    @Test(
        "a connection that ends early says how far the answer came",
        arguments: [
            ([.close], "closed before any byte of an answer"),
            ([.sendUnframed([0, 90]), .close], "closed after 0 of 90 bytes of an answer"),
            ([.sendUnframed([0, 90, 1, 2, 3]), .close], "closed after 3 of 90 bytes of an answer"),
            ([.reset], "the connection was reset"),
        ] as [([NastyAct], String)])
    func closedEarly(acts: [NastyAct], reason: String) async throws {
        #expect(try await ask { _ in acts }.outcome == .closed(reason))
    }

    @Test("a server that accepts and never answers is silent after the patience for streams")
    func silent() async throws {
        let reply = try await ask(stream: Fixture.brief) { _ in [] }
        #expect(reply.outcome == .silent)
        #expect(reply.elapsed >= Fixture.brief)
    }

    @Test("a slow drip lasts until the deadline, and not longer")
    func drip() async throws {
        let reply = try await Fixture.patiently {
            try await ask(within: $0, stream: .milliseconds(100)) { _ in
                [.drip([0xFF], milliseconds: 10)]
            }
        } until: {
            if case .closed = $0.outcome { true } else { false }
        }
        guard case .closed(let reason) = reply.outcome else {
            Issue.record("\(reply.outcome)")
            return
        }
        #expect(reason.hasPrefix("the time was up after") && reason.hasSuffix("of 65535 bytes of an answer"))
    }

    @Test("garbage in a frame with our id is malformed")
    func garbage() async throws {
        let reply = try await ask { [.send(Array($0.answer(Fixture.a("shop.example", "192.0.2.1")).dropLast(3)))] }
        guard case .malformed(let reason) = reply.outcome else {
            Issue.record("\(reply.outcome)")
            return
        }
        #expect(reason.contains("at byte"))
    }
}
