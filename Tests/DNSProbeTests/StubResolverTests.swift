import Checks
import DNSProbe
import DNSWire
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("Looking up a host name")
struct StubResolverTests {
    private func resolve(
        _ name: String, _ settings: ResolverSettings, families: Set<IPAddress.Family> = [.v4, .v6],
        budget: Duration = Fixture.patience
    ) async -> NameObservation {
        await StubResolver(settings: settings).resolve(name, families: families, budget: budget)
    }

    /// A server with these records, following CNAMEs within one answer as resolvers do.
    private static func zone(_ records: [DNSRecord], negative: Bool = true) -> NastyDNSServer.Script {
        { query in
            var reply = query.reply()
            guard let question = query.question else { return [] }
            reply.answers = records.filter { $0.type == question.type || $0.type == .cname }
            if negative { reply.authority = [Fixture.soa("example")] }
            return [.send(NastyQuery.bytes(reply))]
        }
    }

    @Test("A and AAAA are asked for, IPv6 stands first, the smallest TTL counts")
    func bothFamilies() async throws {
        let records = [
            Fixture.a("shop.example", "192.0.2.1", ttl: 300), Fixture.a("shop.example", "192.0.2.2", ttl: 30),
            Fixture.a("shop.example", "2001:db8::1", ttl: 60), Fixture.a("shop.example", "192.0.2.1", ttl: 300),
        ]
        try await NastyDNSServer.running(Self.zone(records)) { server in
            let name = await resolve("shop.example.", Fixture.settings(server))
            #expect(name.name == "shop.example")
            #expect(name.source == .resolver)
            #expect(name.addresses.map(\.description) == ["2001:db8::1", "192.0.2.1", "192.0.2.2"])
            #expect(name.ttl == 30)
            #expect(name.failure == nil)
            #expect(Set(name.exchanges.map(\.type)) == ["A", "AAAA"])
        }
    }

    @Test("only the families wanted are asked for")
    func oneFamily() async throws {
        try await NastyDNSServer.running(Self.zone([Fixture.a("shop.example", "192.0.2.1")])) { server in
            let name = await resolve("shop.example", Fixture.settings(server), families: [.v4])
            #expect(name.exchanges.map(\.type) == ["A"])
            #expect(name.addresses.count == 1)
        }
    }

    @Test("one family failing does not spoil the other")
    func oneFamilyFails() async throws {
        try await NastyDNSServer.running { query in
            query.type == .aaaa
                ? [.send(query.status(.serverFailure))]
                : [.send(query.answer(Fixture.a("shop.example", "192.0.2.1")))]
        } _: { server in
            let name = await resolve("shop.example", Fixture.settings(server))
            #expect(name.addresses.map(\.description) == ["192.0.2.1"])
            #expect(name.failure == nil)
        }
    }

    @Test(
        "literals, the hosts table and impossible names need no server",
        arguments: [
            ("192.0.2.1", .literal, ["192.0.2.1"], nil), ("2001:db8::1", .literal, ["2001:db8::1"], nil),
            ("Shop.example", .hosts, ["192.0.2.7"], nil), ("a..b", .resolver, [], .badName),
            (".", .resolver, [], .badName), ("", .resolver, [], .badName),
            (String(repeating: "a", count: 64) + ".example", .resolver, [], .badName),
            ("other.example", .resolver, [], .noResolver),
        ] as [(String, NameObservation.Source, [String], NameFailure?)])
    func withoutServer(
        name: String, source: NameObservation.Source, addresses: [String], failure: NameFailure?
    ) async {
        let observation = await resolve(name, ResolverSettings(hosts: HostsTable("192.0.2.7 shop.example")))
        #expect(observation.source == source)
        #expect(observation.addresses.map(\.description) == addresses)
        #expect(observation.failure == failure)
        #expect(observation.exchanges.isEmpty)
    }

    @Test("a literal of a family not wanted is no address")
    func unwantedLiteral() async {
        let observation = await resolve("192.0.2.1", ResolverSettings(), families: [.v6])
        #expect(observation.addresses.isEmpty && observation.failure == .noAddress)
    }

    @Test(
        "each way to fail has its own name",
        arguments: [
            (.noSuchName, .noSuchName), (.noError, .noAddress), (.serverFailure, .serverFailure), (.refused, .refused),
        ] as [(DNSResponseCode, NameFailure)])
    func failures(rcode: DNSResponseCode, failure: NameFailure) async throws {
        try await NastyDNSServer.running {
            [.send($0.status(rcode))]
        } _: { server in
            let name = await resolve("shop.example", Fixture.settings(server))
            #expect(name.failure == failure)
            #expect(name.exchanges.count == 2)
        }
    }

    @Test(
        "a family whose look-up fails beside one with addresses is told; an empty answer is none",
        arguments: [
            (.serverFailure, .serverFailure), (.refused, .refused), (.noSuchName, .noSuchName), (.noError, nil),
        ] as [(DNSResponseCode, NameFailure?)], [DNSRecordType.aaaa, .a])
    func oneFamilyFails(answer: (DNSResponseCode, NameFailure?), type: DNSRecordType) async throws {
        let other: DNSRecord =
            type == .aaaa ? Fixture.a("shop.example", "192.0.2.1") : Fixture.a("shop.example", "2001:db8::1")
        try await NastyDNSServer.running {
            [.send($0.type == type ? $0.status(answer.0) : $0.answer(other))]
        } _: { server in
            let name = await resolve("shop.example", Fixture.settings(server))
            #expect(name.addresses.count == 1 && name.failure == nil)
            #expect(name.familyFailures == answer.1.map { [type == .aaaa ? .v6 : .v4: $0] } ?? [:])
        }
    }

    @Test("a family whose look-up gets no answer is told as well")
    func oneFamilyIsSilent() async throws {
        try await NastyDNSServer.running {
            $0.type == .aaaa ? [] : [.send($0.answer(Fixture.a("shop.example", "192.0.2.1")))]
        } _: { server in
            let name = await Fixture.patiently {
                await resolve("shop.example", Fixture.settings(server), budget: $0)
            } until: {
                !$0.addresses.isEmpty
            }
            #expect(name.familyFailures == [.v6: .timedOut])
        }
    }

    @Test("silence, a closed port and forged answers are told apart")
    func serverTrouble() async throws {
        try await NastyDNSServer.running { _ in
            []
        } _: { server in
            let name = await resolve("shop.example", Fixture.settings(server), budget: Fixture.brief)
            #expect(name.failure == .timedOut)
        }
        #expect(await resolve("shop.example", ResolverSettings(servers: [Fixture.nobody])).failure == .unreachable)
        try await NastyDNSServer.running {
            [.send(Stray.wrongID.bytes($0))]
        } _: { server in
            let name = await Fixture.patiently {
                await resolve("shop.example", Fixture.settings(server), budget: $0)
            } until: {
                $0.exchanges.count == 2 && $0.exchanges.allSatisfy { $0.strays > 0 }
            }
            #expect(name.failure == .mismatched)
            #expect(name.exchanges.map(\.strays) == [1, 1])
        }
    }

    @Test(
        "the next server is asked after SERVFAIL and REFUSED",
        arguments: [.serverFailure, .refused] as [DNSResponseCode])
    func nextServer(rcode: DNSResponseCode) async throws {
        try await NastyDNSServer.running {
            [.send($0.status(rcode))]
        } _: { bad in
            try await NastyDNSServer.running(Self.zone([Fixture.a("shop.example", "192.0.2.1")])) { good in
                let name = await resolve("shop.example", Fixture.settings(bad, good), families: [.v4])
                #expect(name.addresses.count == 1)
                #expect(name.exchanges.map(\.server.port) == [bad.port, good.port])
            }
        }
    }

    @Test("the next server is asked after silence and a closed port, within the budget")
    func nextServerAfterSilence() async throws {
        try await NastyDNSServer.running { _ in
            []
        } _: { silent in
            try await NastyDNSServer.running(Self.zone([Fixture.a("shop.example", "192.0.2.1")])) { good in
                var settings = Fixture.settings(silent, good)
                settings.servers.insert(Fixture.nobody, at: 0)
                let name = await Fixture.patiently { timeout -> NameObservation in
                    settings.timeout = timeout
                    return await resolve("shop.example", settings, families: [.v4])
                } until: {
                    $0.exchanges.first?.outcome == .refused && $0.failure == nil
                }
                #expect(name.addresses.count == 1)
                #expect(name.exchanges.map(\.outcome).prefix(2) == [.refused, .timedOut])
            }
        }
    }

    @Test(
        "no other server is asked after NXDOMAIN or an empty answer",
        arguments: [.noSuchName, .noError] as [DNSResponseCode])
    func noNextServer(rcode: DNSResponseCode) async throws {
        try await NastyDNSServer.running {
            [.send($0.status(rcode))]
        } _: { first in
            try await NastyDNSServer.running(Self.zone([Fixture.a("shop.example", "192.0.2.1")])) { second in
                let name = await resolve("shop.example", Fixture.settings(first, second))
                #expect(name.failure != nil)
                #expect(second.queries.isEmpty)
            }
        }
    }

    @Test("the servers are gone through as often as the settings say, and SERVFAIL tells more than REFUSED")
    func attempts() async throws {
        try await NastyDNSServer.running {
            [.send($0.status($0.place == 1 ? .serverFailure : .refused))]
        } _: { server in
            let name = await resolve("shop.example", Fixture.settings(server, attempts: 3), families: [.v4])
            #expect(name.exchanges.count == 3)
            #expect(name.failure == .serverFailure)
        }
    }

    @Test("a chain of CNAMEs is followed in whatever order it stands")
    func outOfOrder() async throws {
        let records = [
            Fixture.a("c.example", "192.0.2.1", ttl: 50), Fixture.cname("b.example", "C.example", ttl: 20),
            Fixture.cname("shop.example", "b.example", ttl: 40),
        ]
        try await NastyDNSServer.running(Self.zone(records)) { server in
            let name = await resolve("shop.example", Fixture.settings(server))
            #expect(name.addresses.map(\.description) == ["192.0.2.1"])
            #expect(name.aliases == ["b.example", "C.example"])
            #expect(name.ttl == 20)
            #expect(name.exchanges.count == 2, "an SOA beside the CNAMEs ends the AAAA look-up")
        }
    }

    @Test("records of other names in the answer are not taken")
    func strangers() async throws {
        try await NastyDNSServer.running(Self.zone([Fixture.a("evil.example", "192.0.2.66")])) { server in
            #expect(await resolve("shop.example", Fixture.settings(server)).failure == .noAddress)
        }
    }

    @Test("a chain that the server leaves to us is asked for step by step")
    func stepByStep() async throws {
        try await NastyDNSServer.running { query in
            query.question?.name == (try? DNSName("shop.example"))
                ? [.send(query.answer(Fixture.cname("shop.example", "cdn.example")))]
                : [.send(query.answer(Fixture.a("cdn.example", "192.0.2.1")))]
        } _: { server in
            let name = await resolve("shop.example", Fixture.settings(server), families: [.v4])
            #expect(name.addresses.count == 1)
            #expect(name.aliases == ["cdn.example"])
            #expect(name.exchanges.map(\.question) == ["shop.example", "cdn.example"])
        }
    }

    @Test("CNAMEs in a circle are an alias loop, in one answer and over several")
    func loops() async throws {
        let ring = [Fixture.cname("shop.example", "b.example"), Fixture.cname("b.example", "shop.example")]
        try await NastyDNSServer.running(Self.zone(ring, negative: false)) { server in
            #expect(await resolve("shop.example", Fixture.settings(server)).failure == .aliasLoop)
        }
        try await NastyDNSServer.running { query in
            let isShop = query.question?.name == (try? DNSName("shop.example"))
            return [.send(query.answer(ring[isShop ? 0 : 1]))]
        } _: { server in
            #expect(await resolve("shop.example", Fixture.settings(server)).failure == .aliasLoop)
        }
    }

    @Test(
        "ten aliases are followed, eleven are a loop",
        arguments: [(10, nil), (11, .aliasLoop)] as [(Int, NameFailure?)])
    func longChain(length: Int, failure: NameFailure?) async throws {
        var records = (0..<length).map { Fixture.cname("n\($0).example", "n\($0 + 1).example") }
        records.append(Fixture.a("n\(length).example", "192.0.2.1"))
        try await NastyDNSServer.running(Self.zone(records)) { server in
            let name = await resolve("n0.example", Fixture.settings(server), families: [.v4])
            #expect(name.failure == failure)
            #expect(name.addresses.isEmpty == (failure != nil))
        }
    }

    @Test("NXDOMAIN at the end of a chain is NXDOMAIN")
    func danglingAlias() async throws {
        try await NastyDNSServer.running { query in
            [.send(query.answer(Fixture.cname("shop.example", "gone.example"), rcode: .noSuchName))]
        } _: { server in
            let name = await resolve("shop.example", Fixture.settings(server))
            #expect(name.failure == .noSuchName)
            #expect(name.aliases == ["gone.example"])
        }
    }

    @Test("a single label is tried in the search domains, a dotted or final name is not")
    func search() async throws {
        try await NastyDNSServer.running { query in
            query.question?.name == (try? DNSName("shop.b.example"))
                ? [.send(query.answer(Fixture.a("shop.b.example", "192.0.2.1")))] : [.send(query.status(.noSuchName))]
        } _: { server in
            var settings = Fixture.settings(server)
            settings.search = ["a.example", "b.example"]
            let found = await resolve("shop", settings, families: [.v4])
            #expect(found.addresses.count == 1)
            #expect(found.aliases == ["shop.b.example"])
            #expect(found.exchanges.map(\.question) == ["shop.a.example", "shop.b.example"])
            let final = await resolve("shop.", settings, families: [.v4])
            #expect(final.exchanges.map(\.question) == ["shop"])
            let dotted = await resolve("www.shop", settings, families: [.v4])
            #expect(dotted.exchanges.map(\.question) == ["www.shop"])
            #expect(dotted.failure == .noSuchName)
            settings.ndots = 2
            let few = await resolve("www.shop", settings, families: [.v4])
            #expect(few.exchanges.map(\.question) == ["www.shop.a.example", "www.shop.b.example", "www.shop"])
        }
    }

    @Test("nothing is remembered: every look-up asks again")
    func noCache() async throws {
        try await NastyDNSServer.running(Self.zone([Fixture.a("shop.example", "192.0.2.1", ttl: 86400)])) { server in
            let resolver = StubResolver(settings: Fixture.settings(server))
            for _ in 0..<3 { _ = await resolver.resolve("shop.example", families: [.v4], budget: Fixture.patience) }
            #expect(server.queries.count == 3)
        }
    }

    @Test("use-vc leaves UDP out")
    func tcpOnly() async throws {
        try await NastyDNSServer.running(Self.zone([Fixture.a("shop.example", "192.0.2.1")])) { server in
            var settings = Fixture.settings(server)
            settings.usesTCP = true
            let name = await resolve("shop.example", settings, families: [.v4])
            #expect(name.exchanges.map(\.transport) == [.tcp])
            #expect(name.addresses.count == 1)
        }
    }
}
