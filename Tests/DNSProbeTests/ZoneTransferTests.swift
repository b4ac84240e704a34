import Checks
import DNSProbe
import DNSWire
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("A zone transfer")
struct ZoneTransferTests {
    private static let soa = Fixture.soa("shop.example")
    private static let a = Fixture.a("www.shop.example", "192.0.2.1")

    /// The messages of a transfer, the question only in the first.
    private static func messages(_ query: NastyQuery, _ parts: [DNSRecord]...) -> [NastyAct] {
        parts.enumerated().map { place, records in
            var reply = query.reply()
            if place > 0 { reply.questions = [] }
            reply.answers = records
            return .send(NastyQuery.bytes(reply))
        }
    }

    private func transfer(
        limits: ZoneTransferLimits = ZoneTransferLimits(), within time: Duration = Fixture.patience,
        _ script: @escaping NastyDNSServer.Script
    ) async throws -> Result<[DNSRecord], ZoneTransferFailure> {
        try await NastyDNSServer.running(script) { server in
            let exchange = Asker.exchange(resendAfter: nil, datagram: .zero)
            let zone = try Fixture.name("shop.example")
            do throws(ZoneTransferFailure) {
                return .success(
                    try await exchange.transfer(
                        of: zone, from: Fixture.loopback(server.port), limits: limits, deadline: .now + time))
            } catch {
                return .failure(error)
            }
        }
    }

    @Test("comes in one message or in many, between two copies of the SOA")
    func whole() async throws {
        let one = try await transfer { Self.messages($0, [Self.soa, Self.a, Self.soa]) }
        #expect(one == .success([Self.soa, Self.a]))
        let many = try await transfer { Self.messages($0, [Self.soa], [Self.a, Self.a], [Self.a], [Self.soa]) }
        #expect(many == .success([Self.soa, Self.a, Self.a, Self.a]))
    }

    @Test("that is declined says with which code")
    func declined() async throws {
        #expect(try await transfer { [.send($0.status(.refused))] } == .failure(.declined(.refused)))
        #expect(try await transfer { [.send($0.status(.noError))] } == .failure(.declined(.noError)))
    }

    @Test("that breaks off is no zone")
    func brokenOff() async throws {
        let result = try await transfer { Self.messages($0, [Self.soa, Self.a]) + [.close] }
        #expect(result == .failure(.unanswered(.closed("closed before any byte of an answer"))))
        let slow = try await Fixture.patiently { time in
            try await transfer(within: time) { Self.messages($0, [Self.soa, Self.a]) }
        } until: {
            $0 != .failure(.unanswered(.silent))
        }
        #expect(slow == .failure(.unanswered(.closed("the time was up before any byte of an answer"))))
    }

    @Test("has to begin with the zone's SOA, and to go on with records")
    func notATransfer() async throws {
        let wrong = try await transfer { Self.messages($0, [Self.a, Self.soa]) }
        #expect(
            wrong
                == .failure(.notATransfer("it begins with A of `www.shop.example.`, not the zone's SOA")))
        let empty = try await transfer { Self.messages($0, [Self.soa], []) }
        #expect(empty == .failure(.notATransfer("message 2 holds no records")))
    }

    @Test("is broken off when it is too large")
    func tooLarge() async throws {
        let result = try await transfer(limits: ZoneTransferLimits(records: 3)) {
            Self.messages($0, [Self.soa, Self.a], [Self.a, Self.a])
        }
        #expect(result == .failure(.tooLarge("over 3 records or 256 MiB")))
    }
}
