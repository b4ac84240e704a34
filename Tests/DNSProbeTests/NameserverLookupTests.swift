import Checks
import DNSProbe
import DNSWire
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("Finding a zone's name servers")
struct NameserverLookupTests {
    private func nameservers(_ host: String, _ script: @escaping NastyDNSServer.Script) async throws -> (
        NameserverObservation, [String]
    ) {
        try await NastyDNSServer.running(script) { server in
            let observation = await StubResolver(settings: Fixture.settings(server))
                .nameservers(of: host, budget: Fixture.patience)
            return (observation, observation.exchanges.map(\.question))
        }
    }

    private static let apex = [
        Fixture.ns("Shop.example", "NS2.dns.example"), Fixture.ns("shop.example", "ns1.dns.example"),
    ]

    private static func isApex(_ query: NastyQuery) -> Bool { query.question?.name == (try? DNSName("shop.example")) }

    @Test("a host's empty answer names the apex in its SOA, and NS is asked for there")
    func belowApex() async throws {
        let (found, asked) = try await nameservers("a.b.WWW.shop.example.") { query in
            var reply = query.reply()
            if Self.isApex(query) { reply.answers = Self.apex } else { reply.authority = [Fixture.soa("shop.example")] }
            return [.send(NastyQuery.bytes(reply))]
        }
        #expect(found.zone == "shop.example")
        #expect(found.nameservers == ["ns1.dns.example", "ns2.dns.example"])
        #expect(found.failure == nil)
        #expect(asked == ["a.b.WWW.shop.example", "shop.example"])
    }

    @Test("an alias is in its own zone, not in its target's")
    func alias() async throws {
        let (found, _) = try await nameservers("www.shop.example") { query in
            var reply = query.reply()
            if Self.isApex(query) {
                reply.answers = Self.apex
            } else {
                reply.answers = [
                    Fixture.cname("www.shop.example", "cdn.example"), Fixture.ns("cdn.example", "ns.cdn.example"),
                ]
                reply.authority = [Fixture.soa("example")]
            }
            return [.send(NastyQuery.bytes(reply))]
        }
        #expect(found.zone == "shop.example")
        #expect(found.nameservers.count == 2)
    }

    @Test("a referral from a server without recursion is taken")
    func referral() async throws {
        let (found, _) = try await nameservers("www.shop.example") { query in
            var reply = query.reply()
            reply.authority = Self.apex
            return [.send(NastyQuery.bytes(reply))]
        }
        #expect(found.zone == "shop.example")
        #expect(found.nameservers.count == 2)
    }

    @Test("an SOA of a stranger's zone leads nowhere, so the search ends at the top")
    func stranger() async throws {
        let (found, asked) = try await nameservers("www.shop.example") { query in
            var reply = query.reply()
            reply.authority = [Fixture.soa("evil.test")]
            return [.send(NastyQuery.bytes(reply))]
        }
        #expect(found.failure == .noAddress)
        #expect(asked == ["www.shop.example", "shop.example", "example"])
    }

    @Test(
        "failures keep their names",
        arguments: [(.noSuchName, .noSuchName), (.serverFailure, .serverFailure), (.refused, .refused)]
            as [(DNSResponseCode, NameFailure)])
    func failures(rcode: DNSResponseCode, failure: NameFailure) async throws {
        let (found, _) = try await nameservers("www.shop.example") { [.send($0.status(rcode))] }
        #expect(found.failure == failure)
        #expect(found.nameservers.isEmpty)
    }

    @Test("an address has no zone, and without resolvers nothing is asked")
    func nothingToAsk() async {
        let resolver = StubResolver(settings: ResolverSettings())
        #expect(await resolver.nameservers(of: "192.0.2.1", budget: Fixture.patience).failure == .badName)
        #expect(await resolver.nameservers(of: "shop.example", budget: Fixture.patience).failure == .noResolver)
    }
}
