import Checks
import DNSProbe
import DNSWire
import Testing
import UpkeepCore

@Suite("Against named and unbound")
struct RealServerTests {
    private func record(_ name: String, _ type: String, at server: Endpoint) async -> RecordObservation {
        var plan = RecordPlan(server: "127.0.0.1", name: name)
        plan.type = type
        return await StubResolver(settings: ResolverSettings())
            .record(plan, serverAddress: server, budget: Fixture.patience)
    }

    private func resolver(_ server: Endpoint) -> StubResolver {
        StubResolver(settings: ResolverSettings(servers: [server]))
    }

    @Test("named's records print as they stand in its zone")
    func presentation() async throws {
        let wanted: [(String, String, Set<String>)] = [
            ("shop.test", "SOA", [#"ns1.shop.test. host\.master.shop.test. 2026112201 7200 900 1209600 60"#]),
            ("shop.test", "NS", ["ns1.shop.test.", "ns2.shop.test."]),
            ("shop.test", "MX", ["10 mail.shop.test.", "20 mail2.other.test."]),
            ("shop.test", "TXT", [#""v=spf1 -all" "second \"string\" with \\ and ; and \200""#]),
            ("shop.test", "CAA", [#"0 issue "ca.example; policy=ev""#, #"128 iodef "mailto:sec@shop.test""#]),
            ("www.shop.test", "A", ["192.0.2.1", "192.0.2.2"]),
            ("www.shop.test", "AAAA", ["2001:db8::1", "::ffff:192.0.2.1"]),
            ("alias.shop.test", "CNAME", ["www.shop.test."]), ("alias.shop.test", "A", ["192.0.2.1", "192.0.2.2"]),
            ("_sip._tcp.shop.test", "SRV", ["10 60 5060 sip.shop.test."]),
            ("naptr.shop.test", "NAPTR", [#"100 10 "U" "E2U+sip" "!^.*$!sip:info@shop.test!" ."#]),
            ("host.shop.test", "SSHFP", ["4 1 123456789ABCDEF67890123456789ABCDEF67890"]),
            ("web2.shop.test", "HTTPS", [#"1 web.shop.test. alpn="h3\\,x,h2""#]),
            ("loc2.shop.test", "LOC", ["42 21 54.500 S 71 6 18.000 W 24.12m 30m 10m 2m"]),
            ("_http.shop.test", "URI", [#"10 1 "https://shop.test/?a=\"b\"""#]),
            ("odd.shop.test", "TYPE65280", ["\\# 4 DEADBEEF"]), ("empty.shop.test", "TYPE65281", ["\\# 0"]),
            (#"a\.b\@c\000\255.shop.test"#, "A", ["192.0.2.9"]),
        ]
        try await RealServers.running { servers in
            for (name, type, records) in wanted {
                let observation = await record(name, type, at: servers.named)
                #expect(Set(observation.records) == records, "\(name) \(type)")
                #expect(observation.rcode == "NOERROR" && observation.authoritative)
            }
            let zero = await record("zero.shop.test", "A", at: servers.named)
            #expect(zero.ttl == 0)
        }
    }

    @Test("an answer over 1232 bytes comes over TCP, from both")
    func large() async throws {
        try await RealServers.running { servers in
            for server in [servers.named, servers.unbound] {
                let observation = await record("big.shop.test", "TXT", at: server)
                #expect(observation.records.map(\.utf8.count) == [6 * 253 - 1])
                #expect(observation.exchanges.map(\.transport) == [.udp, .tcp])
            }
        }
    }

    @Test("the two give different answers, and both are told as given")
    func difference() async throws {
        try await RealServers.running { servers in
            let families: Set<IPAddress.Family> = [.v4]
            let right = await resolver(servers.named)
                .resolve("www.shop.test", families: families, budget: Fixture.patience)
            let other = await resolver(servers.unbound)
                .resolve("www.shop.test", families: families, budget: Fixture.patience)
            #expect(Set(right.addresses.map(\.description)) == ["192.0.2.1", "192.0.2.2"])
            #expect(right.ttl == 300)
            #expect(other.addresses.map(\.description) == ["198.51.100.9"])
            #expect(other.ttl == 42)
        }
    }

    @Test("each way to fail, as real servers say it")
    func failures() async throws {
        try await RealServers.running { servers in
            let named = resolver(servers.named)
            let unbound = resolver(servers.unbound)
            let wanted: [(StubResolver, String, NameFailure)] = [
                (named, "nope.shop.test", .noSuchName), (named, "shop.test", .noAddress),
                (named, "elsewhere.example", .refused), (named, "loop1.shop.test", .aliasLoop),
                (unbound, "nope.shop.test", .noSuchName), (unbound, "refused.test", .refused),
                (unbound, "www.lame.test", .serverFailure), (unbound, "x.gone.test", .noSuchName),
            ]
            for (resolver, name, failure) in wanted {
                let observation = await resolver.resolve(name, budget: Fixture.patience)
                #expect(observation.failure == failure, "\(name)")
            }
        }
    }

    @Test("a chain of aliases is told name by name, and one family is enough")
    func aliases() async throws {
        try await RealServers.running { servers in
            let chain = await resolver(servers.named).resolve("c1.shop.test", budget: Fixture.patience)
            #expect(chain.aliases == ["c2.shop.test", "www.shop.test"])
            #expect(chain.addresses.count == 4)
            let single = await resolver(servers.unbound).resolve("v4only.shop.test", budget: Fixture.patience)
            #expect(single.addresses.map(\.description) == ["192.0.2.4"])
            #expect(single.failure == nil)
        }
    }

    @Test("the zone's name servers are found from a host, an alias and a name that has only names below it")
    func nameservers() async throws {
        try await RealServers.running { servers in
            for server in [servers.named, servers.unbound] {
                for host in ["v4only.shop.test", "c1.shop.test", "_tcp.shop.test", "shop.test"] {
                    let found = await resolver(server).nameservers(of: host, budget: Fixture.patience)
                    #expect(found.zone == "shop.test", "\(host)")
                    #expect(found.nameservers == ["ns1.shop.test", "ns2.shop.test"], "\(host)")
                }
            }
        }
    }

    @Test("a dead server beside a live one costs only its own try")
    func deadServer() async throws {
        try await RealServers.running { servers in
            let resolver = StubResolver(settings: ResolverSettings(servers: [Fixture.nobody, servers.unbound]))
            let found = await resolver.resolve("v4only.shop.test", families: [.v4], budget: Fixture.patience)
            #expect(found.exchanges.map(\.outcome).first == .refused)
            #expect(found.addresses.count == 1)
        }
    }

    @Test("a thousand look-ups at the same time do not overrun unbound")
    func thousand() async throws {
        try await RealServers.running { servers in
            var settings = ResolverSettings(servers: [servers.unbound])
            settings.attempts = 5
            let resolver = StubResolver(settings: settings)
            let found = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<1000 {
                    group.addTask { await resolver.resolve("v4only.shop.test", budget: .seconds(60)).addresses.count }
                }
                return await group.reduce(0, +)
            }
            #expect(found == 1000)
        }
    }
}
