import Checks
import DNSProbe
import DNSWire
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("One record at one server")
struct RecordLookupTests {
    private func record(
        _ plan: RecordPlan, budget: Duration = Fixture.patience, _ script: @escaping NastyDNSServer.Script
    ) async throws -> RecordObservation {
        try await NastyDNSServer.running(script) { server in
            await StubResolver(settings: ResolverSettings())
                .record(plan, serverAddress: Fixture.loopback(server.port), budget: budget)
        }
    }

    private func plan(_ type: String) -> RecordPlan {
        var plan = RecordPlan(server: "ns1.example", name: "shop.example")
        plan.type = type
        return plan
    }

    @Test("records of the asked type in presentation form, with flags and the smallest TTL")
    func records() async throws {
        let observation = try await record(plan("a")) { query in
            var reply = query.reply()
            reply.header.authoritative = true
            reply.header.authenticated = true
            reply.answers = [
                Fixture.cname("shop.example", "www.example", ttl: 5), Fixture.a("www.example", "192.0.2.2", ttl: 90),
                Fixture.a("www.example", "192.0.2.1", ttl: 60),
            ]
            return [.send(NastyQuery.bytes(reply))]
        }
        #expect(observation.server == "ns1.example" && observation.type == "A")
        #expect(observation.records == ["192.0.2.2", "192.0.2.1"])
        #expect(observation.ttl == 60)
        #expect(observation.rcode == "NOERROR" && observation.authoritative && observation.authenticated)
        #expect(observation.failure == nil)
    }

    @Test("a response code is an answer, asked for once", arguments: ["NXDOMAIN", "SERVFAIL", "REFUSED", "NOTIMP"])
    func responseCodes(rcode: String) async throws {
        let code = try #require(DNSResponseCode(rcode))
        let observation = try await record(plan("MX")) { [.send($0.status(code))] }
        #expect(observation.rcode == rcode)
        #expect(observation.failure == nil)
        #expect(observation.exchanges.count == 1)
        #expect(observation.ttl == nil)
    }

    @Test("an extended response code is told by its name")
    func extendedCode() async throws {
        let observation = try await record(plan("MX")) { query in [.send(query.status(.badVersion))] }
        #expect(observation.rcode == "BADVERS")
    }

    @Test("silence is a failure, asked for once")
    func silence() async throws {
        let observation = try await record(plan("A"), budget: Fixture.brief) { _ in [] }
        #expect(observation.rcode == nil && observation.failure == .timedOut)
        #expect(observation.exchanges.count == 1)
    }

    @Test("recursion is asked for only when the plan says so", arguments: [true, false])
    func recursion(desired: Bool) async throws {
        var plan = plan("TYPE65280")
        plan.recursionDesired = desired
        let observation = try await record(plan) { query in
            query.message.header.recursionDesired == desired && query.type?.rawValue == 65280
                ? [.send(query.status(.noError))] : []
        }
        #expect(observation.rcode == "NOERROR")
    }

    @Test("an unknown mnemonic and an impossible name are refused before anything is sent")
    func badPlan() async {
        let resolver = StubResolver(settings: ResolverSettings())
        #expect(await resolver.record(plan("NOPE"), serverAddress: Fixture.nobody, budget: .zero).failure == .badName)
        let plan = RecordPlan(server: "", name: "a..b")
        #expect(await resolver.record(plan, serverAddress: Fixture.nobody, budget: .zero).failure == .badName)
    }

    @Test("without a server the machine's resolvers are asked in order")
    func systemResolvers() async throws {
        let plan = plan("A")
        try await NastyDNSServer.running {
            [.send($0.status(.serverFailure))]
        } _: { bad in
            try await NastyDNSServer.running {
                [.send($0.answer(Fixture.a("shop.example", "192.0.2.1")))]
            } _: { good in
                let observation = await StubResolver(settings: Fixture.settings(bad, good))
                    .record(plan, serverAddress: nil, budget: Fixture.patience)
                #expect(observation.records == ["192.0.2.1"])
                #expect(observation.exchanges.count == 2)
            }
        }
        let none = await StubResolver(settings: ResolverSettings())
            .record(plan, serverAddress: nil, budget: Fixture.patience)
        #expect(none.failure == .noResolver)
    }
}
