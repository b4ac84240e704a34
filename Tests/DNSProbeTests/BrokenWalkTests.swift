import Checks
import DNSProbe
import DNSWire
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("The walk through a broken world")
struct BrokenWalkTests {
    private static let root = WalkWorld.servers(WalkWorld.rootHosts, [WalkWorld.root])
    private static let shop = WalkWorld.servers(WalkWorld.shopHosts, [WalkWorld.shop])

    @Test("servers that point up are passed over and kept on record")
    func upward() async throws {
        let world =
            Self.root
            + WalkWorld.testHosts.enumerated().map { place, host in
                MiniServer(host, [WalkWorld.test(WalkWorld.shopDelegation)]) { query, _ in
                    guard place < 3 else { return nil }
                    var reply = query.reply()
                    reply.authority = [Fixture.ns(".", "a.root")]
                    return [.send(NastyQuery.bytes(reply))]
                }
            } + Self.shop
        try await WalkWorld.walk(world, to: "shop.test") { path, _, _ in
            #expect(path.ending == .found && path.zone.description == "shop.test." && path.servers.count == 4)
            let kinds = path.steps[1].referrals.map(\.kind)
            #expect(kinds.count { $0 == .astray(to: .root) } == 3)
            #expect(kinds.count { $0 == .delegation(zone: path.zone) } == 1)
        }
    }

    @Test("lame servers are passed over", arguments: [DNSResponseCode.refused, .serverFailure])
    func lame(rcode: DNSResponseCode) async throws {
        let world =
            Self.root
            + WalkWorld.testHosts.enumerated().map { place, host in
                MiniServer(host, [WalkWorld.test(WalkWorld.shopDelegation)]) { query, _ in
                    place < 3 ? [.send(query.status(rcode))] : nil
                }
            } + Self.shop
        try await WalkWorld.walk(world, to: "shop.test") { path, _, _ in
            #expect(path.zone.description == "shop.test.")
            #expect(path.steps[1].referrals.count { $0.kind == .failed } == 3)
        }
    }

    @Test("a truncated referral comes over TCP, and FORMERR brings a question without EDNS")
    func fallbacks() async throws {
        let world =
            WalkWorld.servers(WalkWorld.rootHosts, [WalkWorld.root]) { query, _ in
                guard query.message.edns != nil else { return nil }
                var reply = query.reply(.formatError)
                reply.edns = nil
                return [.send(NastyQuery.bytes(reply))]
            }
            + WalkWorld.servers(WalkWorld.testHosts, [WalkWorld.test(WalkWorld.shopDelegation)]) { query, _ in
                query.transport == .udp ? [.send(query.truncated())] : nil
            } + Self.shop
        try await WalkWorld.walk(world, to: "shop.test") { path, transcript, _ in
            #expect(path.ending == .found && path.servers.count == 4)
            #expect(path.steps[1].referrals.allSatisfy { $0.reply.query.transport == .tcp })
            #expect(transcript.queryCount == 2 * 2 + 2 * 4 + 4)
        }
    }

    @Test("missing glue is looked for from the root, not through the zone")
    func missingGlue() async throws {
        let dns = WalkWorld.delegation("dns.test", ["ns1.dns.test"], ["127.0.13.1", "127.0.13.2"])
        let zone = ["shop.test NS ns1.dns.test"]
        let provider = WalkWorld.servers(
            ["127.0.13.1", "127.0.13.2"], [MiniZone("dns.test", dns), MiniZone("shop.test", zone)])
        let noGlue = WalkWorld.test(zone + dns)
        let world =
            Self.root
            + WalkWorld.servers(WalkWorld.testHosts, [noGlue]) { query, honest in
                guard query.question?.name.description.lowercased() == "shop.test." else { return nil }
                var reply = honest
                reply.additional = []
                return [.send(NastyQuery.bytes(reply))]
            } + provider
        try await WalkWorld.walk(world, to: "shop.test") { path, transcript, _ in
            #expect(path.ending == .found && path.addressless.isEmpty)
            #expect(
                path.serverLines == ["ns1.dns.test. 127.0.13.1 zone", "ns1.dns.test. 127.0.13.2 zone"])
            #expect(transcript.queryCount <= 20)
        }
    }

    @Test("a name server whose name is an alias is told with what it stands for, and not asked (RFC 2181 section 10.3)")
    func aliasedServer() async throws {
        let zone = WalkWorld.shopDelegation + ["shop.test NS alias.test"]
        let world =
            Self.root
            + WalkWorld.servers(WalkWorld.testHosts, [WalkWorld.test(zone + ["alias.test CNAME ns1.shop.test"])])
            + WalkWorld.servers(WalkWorld.shopHosts, [MiniZone("shop.test", zone)])
        let (alias, target) = (try DNSName("alias.test"), try DNSName("ns1.shop.test"))
        try await WalkWorld.walk(world, to: "shop.test") { path, _, _ in
            #expect(path.ending == .found && path.servers.count == 4)
            #expect(path.aliases == [alias: target])
            #expect(path.addressless == [alias])
        }
    }

    @Test("glue from outside the parent's own names is kept as seen, and not used")
    func foreignGlue() async throws {
        let root = MiniZone(
            ".",
            WalkWorld.delegation("test", ["a.nic.test", "b.nic.test"], WalkWorld.testHosts)
                + ["org NS ns.org", "ns.org A 127.0.14.1"])
        let org = MiniZone("org", ["org NS ns.org", "ns.org A 127.0.14.1", "dns.org A 127.0.12.1"])
        let shop = MiniZone("shop.test", ["shop.test NS dns.org"])
        let world =
            WalkWorld.servers(WalkWorld.rootHosts, [root])
            + WalkWorld.servers(WalkWorld.testHosts, [WalkWorld.test(["shop.test NS dns.org"])]) { query, honest in
                guard query.question?.name.description.lowercased() == "shop.test." else { return nil }
                var reply = honest
                reply.additional = [Fixture.a("dns.org", "127.0.66.66")]
                return [.send(NastyQuery.bytes(reply))]
            } + [MiniServer("127.0.14.1", [org]), MiniServer("127.0.12.1", [shop])]
        try await WalkWorld.walk(world, to: "shop.test") { path, _, _ in
            #expect(path.serverLines == ["dns.org. 127.0.12.1 zone"])
            #expect(path.steps[1].referrals[0].glue.values.joined().map(\.description) == ["127.0.66.66"])
        }
    }

    @Test("name servers that can only be found through each other are a loop")
    func circle() async throws {
        let lines = ["a.test NS ns.b.test", "b.test NS ns.a.test"]
        try await WalkWorld.walk(WalkWorld.healthyTop(lines), to: "www.a.test") { path, transcript, _ in
            #expect(path.ending == .loop && path.zone.description == "a.test.")
            #expect(path.servers.isEmpty && path.addressless.map(\.description) == ["ns.b.test."])
            #expect(transcript.queryCount <= 12)
        }
    }

    @Test("a name server in its own zone without glue has no address, unless one is known from good times")
    func selfWithoutGlue() async throws {
        let shop = MiniZone("shop.test", ["shop.test NS ns.shop.test", "ns.shop.test A 127.0.12.1"])
        let world = WalkWorld.healthyTop(["shop.test NS ns.shop.test"]) + [MiniServer("127.0.12.1", [shop])]
        try await WalkWorld.walk(world, to: "www.shop.test") { path, _, _ in
            #expect(path.ending == .found && !path.isDeepest && path.servers.isEmpty)
            #expect(path.addressless.map(\.description) == ["ns.shop.test."])
        }
        let stored = [try Fixture.name("ns.shop.test"): [IPAddress(v4: 0x7F00_0C01)]]
        try await WalkWorld.walk(world, to: "shop.test", stored: stored) { path, _, _ in
            #expect(path.serverLines == ["ns.shop.test. 127.0.12.1 stored+zone"])
        }
    }

    @Test("a hundred name servers without addresses cost a bounded number of questions")
    func manyTargets() async throws {
        let lines = (0..<100).map { "shop.test NS ns.victim\($0).test" }
        try await WalkWorld.walk(WalkWorld.healthyTop(lines), to: "www.shop.test") { path, transcript, _ in
            #expect(path.ending == .found && path.addressless.count == 100)
            #expect(transcript.queryCount < 60)
        }
    }

    @Test("a zone whose servers are all dead is found, and told as not certainly the deepest")
    func deadZone() async throws {
        var limits = WalkLimits()
        limits.hedgeAfter = .milliseconds(10)
        limits.suspectAfter = .milliseconds(20)
        let world = WalkWorld.healthyTop() + WalkWorld.shopHosts.map(MiniServer.silent)
        for (name, isDeepest) in [("www.shop.test", false), ("shop.test", true)] {
            try await WalkWorld.walk(world, to: name, patience: .seconds(2), limits: limits) { path, transcript, _ in
                #expect(path.ending == .found && path.zone.description == "shop.test.")
                #expect(path.isDeepest == isDeepest)
                #expect(path.servers.count == 4 && path.way == [".", "test."])
                let shop = transcript.replies.filter { reply in
                    path.servers.contains { $0.endpoint == reply.query.server }
                }
                #expect(shop.count >= 4 && shop.allSatisfy { $0.outcome == .silent })
                // Nothing waited for the end of another's patience.
                #expect(transcript.replies.allSatisfy { $0.sentAt < .seconds(2) })
            }
        }
    }

    @Test("a zone that none of its servers knows is found, although others repeat those servers' glue")
    func lameEverywhere() async throws {
        let hosts = ["127.0.13.1", "127.0.14.1"]
        let cuts = ["a", "b"].enumerated().flatMap { place, letter in
            let server = "ns.dns-\(letter).test"
            return ["shop.test NS \(server)", "dns-\(letter).test NS \(server)", "\(server) A \(hosts[place])"]
        }
        let providers = ["a", "b"].enumerated().map { place, letter in
            let server = "ns.dns-\(letter).test"
            let own = MiniZone(
                "dns-\(letter).test", ["dns-\(letter).test NS \(server)", "\(server) A \(hosts[place])"])
            return MiniServer(hosts[place], [own])
        }
        let world = WalkWorld.healthyTop(cuts) + providers
        try await WalkWorld.walk(world, to: "www.shop.test") { path, _, _ in
            #expect(path.ending == .found && path.zone.description == "shop.test." && !path.isDeepest)
            #expect(path.way == [".", "test."])
            #expect(path.servers.map { "\($0.endpoint.address)" } == hosts)
        }
    }

    @Test("a root that does not answer is unanswered")
    func deadRoot() async throws {
        let world = WalkWorld.rootHosts.map(MiniServer.silent)
        try await WalkWorld.walk(world, to: "shop.test", patience: Fixture.brief) { path, transcript, _ in
            #expect(path.ending == .unanswered && path.zone.isRoot && path.way == ["."])
            #expect(path.steps[0].referrals.map(\.kind) == Array(repeating: .failed, count: 4))
            #expect(transcript.queryCount == 4)
        }
    }

    @Test("one dead server among the first does not hold the walk up")
    func oneDead() async throws {
        var limits = WalkLimits()
        limits.hedgeAfter = .milliseconds(20)
        limits.suspectAfter = .milliseconds(40)
        let half = WalkWorld.rootHosts.enumerated().map { place, host in
            place % 2 == 0 ? MiniServer.silent(host) : MiniServer(host, [WalkWorld.root])
        }
        let world =
            half + WalkWorld.servers(WalkWorld.testHosts, [WalkWorld.test(WalkWorld.shopDelegation)]) + Self.shop
        let began = ContinuousClock.now
        try await WalkWorld.walk(world, to: "shop.test", patience: Fixture.patience, limits: limits) { path, _, _ in
            #expect(path.ending == .found && path.servers.count == 4)
        }
        #expect(ContinuousClock.now - began < Fixture.patience)
    }

    @Test("the deadline holds, whatever is still missing")
    func deadline() async throws {
        let world = WalkWorld.healthyTop() + WalkWorld.shopHosts.map(MiniServer.silent)
        let began = ContinuousClock.now
        try await WalkWorld.walk(
            WalkWorld.rootHosts.map(MiniServer.silent), to: "shop.test", within: .milliseconds(200)
        ) { path, _, _ in
            #expect(path.ending == .cutShort && path.zone.isRoot)
        }
        try await WalkWorld.walk(world, to: "shop.test", within: .seconds(1)) { path, _, _ in
            #expect(path.servers.count == 4)
        }
        #expect(ContinuousClock.now - began < Fixture.patience)
    }
}
