import Checks
import DNSProbe
import DNSWire
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("The walk from the root to a zone")
struct DelegationWalkTests {
    private static let healthy =
        WalkWorld.healthyTop() + WalkWorld.servers(WalkWorld.shopHosts, [WalkWorld.shop])
    private static let shopServers = WalkWorld.glue(WalkWorld.shopNames, WalkWorld.shopHosts).map {
        $0.replacing(" A ", with: ". ") + " glue+zone"
    }

    @Test("a healthy zone takes ten questions: two to the root, four to its parent, four to itself")
    func healthyApex() async throws {
        try await WalkWorld.walk(Self.healthy, to: "shop.test") { path, transcript, world in
            #expect(path.ending == .found && path.zone.description == "shop.test." && path.isDeepest)
            #expect(path.way == [".", "test."])
            #expect(path.serverLines == Self.shopServers)
            #expect(path.addressless.isEmpty)
            #expect(path.steps[0].servers.count == 2 && path.steps[1].servers.count == 4)
            #expect(path.steps[0].servers[0].sources == [.given])
            #expect(path.steps[1].referrals.map(\.kind) == Array(repeating: .delegation(zone: path.zone), count: 4))
            #expect(path.steps[1].referrals[0].nameservers.map(\.description) == ["ns1.shop.test.", "ns2.shop.test."])
            #expect(path.steps[1].referrals[0].ttl == 300)
            #expect(transcript.queryCount == 10 && world.queryCount == 10)
            for reply in transcript.replies {
                #expect(!reply.query.recursionDesired && reply.query.edns?.dnssecOK == true)
            }
        }
    }

    @Test(
        "a name in the zone takes two more, and leads to the same path", arguments: ["www.shop.test", "WWW.Shop.Test."])
    func healthyName(name: String) async throws {
        try await WalkWorld.walk(Self.healthy, to: name) { path, transcript, _ in
            #expect(path.ending == .found && path.zone.description == "shop.test." && path.isDeepest)
            #expect(path.way == [".", "test."])
            #expect(path.serverLines == Self.shopServers)
            #expect(transcript.queryCount == 12)
        }
    }

    @Test("the root itself is its own zone")
    func root() async throws {
        try await WalkWorld.walk(Self.healthy, to: ".") { path, transcript, _ in
            #expect(path.ending == .found && path.zone.isRoot && path.steps.isEmpty && path.servers.count == 4)
            #expect(transcript.queryCount == 4)
        }
    }

    @Test("DS of the delegation is kept with each referral")
    func ds() async throws {
        let world =
            WalkWorld.healthyTop(WalkWorld.shopDelegation + ["shop.test DS 4711"])
            + WalkWorld.servers(WalkWorld.shopHosts, [WalkWorld.shop])
        try await WalkWorld.walk(world, to: "shop.test") { path, _, _ in
            #expect(path.steps[1].referrals.map(\.ds.count) == [1, 1, 1, 1])
        }
    }

    @Test("servers of parent and child show no referral: the cut is found all the same, and DS is asked for")
    func sameServers() async throws {
        let names = ["a.nic.test", "b.nic.test"]
        let parent = WalkWorld.test(
            WalkWorld.delegation("shop.test", names, WalkWorld.testHosts) + ["shop.test DS 4711"])
        let child = MiniZone("shop.test", names.map { "shop.test NS \($0)" } + ["www.shop.test A 192.0.2.1"])
        let world =
            WalkWorld.servers(WalkWorld.rootHosts, [WalkWorld.root])
            + WalkWorld.servers(WalkWorld.testHosts, [parent, child])
        try await WalkWorld.walk(world, to: "www.shop.test") { path, _, _ in
            #expect(path.ending == .found && path.zone.description == "shop.test.")
            #expect(path.way == [".", "test."])
            #expect(path.steps[1].referrals.allSatisfy { $0.kind == .answer && $0.ds.count == 1 })
            #expect(path.servers.map(\.endpoint.address.description) == WalkWorld.testHosts)
        }
    }

    @Test("a name without records on the way is no end")
    func emptyNonTerminal() async throws {
        let names = ["ns1.deep.er.test", "ns2.deep.er.test"]
        let lines = WalkWorld.delegation("deep.er.test", names, WalkWorld.shopHosts)
        let world =
            WalkWorld.healthyTop(lines)
            + WalkWorld.servers(WalkWorld.shopHosts, [MiniZone("deep.er.test", lines)])
        try await WalkWorld.walk(world, to: "deep.er.test") { path, _, _ in
            #expect(path.ending == .found && path.zone.description == "deep.er.test.")
            #expect(path.way == [".", "test."])
            #expect(path.servers.count == 4)
        }
    }

    @Test("servers that deny an empty non-terminal (RFC 8020 section 2) are asked for the whole name")
    func deniedNonTerminal() async throws {
        let names = ["ns1.deep.er.test", "ns2.deep.er.test"]
        let lines = WalkWorld.delegation("deep.er.test", names, WalkWorld.shopHosts)
        let world =
            WalkWorld.servers(WalkWorld.rootHosts, [WalkWorld.root])
            + WalkWorld.servers(WalkWorld.testHosts, [WalkWorld.test(lines)]) { query, honest in
                guard query.question?.name.labels.count == 2 else { return nil }
                var denial = honest
                denial.header.rcode = .noSuchName
                return [.send(NastyQuery.bytes(denial))]
            }
            + WalkWorld.servers(WalkWorld.shopHosts, [MiniZone("deep.er.test", lines)])
        try await WalkWorld.walk(world, to: "deep.er.test") { path, _, _ in
            #expect(path.ending == .found && path.zone.description == "deep.er.test.")
        }
    }

    @Test("a name that the top-level domain does not know ends there, on the word of all of its servers")
    func gone() async throws {
        try await WalkWorld.walk(WalkWorld.healthyTop([]), to: "shop.test") { path, transcript, _ in
            #expect(path.ending == .noSuchName && path.zone.description == "test.")
            #expect(path.way == [".", "test."])
            #expect(path.steps[1].referrals.map(\.kind) == Array(repeating: .noSuchName, count: 4))
            #expect(transcript.queryCount == 6)
        }
    }

    @Test("a host that its zone does not know ends in the zone, whose two sides are seen")
    func noHost() async throws {
        try await WalkWorld.walk(Self.healthy, to: "nobody.shop.test") { path, _, _ in
            #expect(path.ending == .noSuchName && path.zone.description == "shop.test.")
            #expect(path.way == [".", "test.", "shop.test."])
            #expect(path.steps[1].referrals.count == 4 && path.steps[2].referrals.count == 4)
            #expect(path.serverLines == Self.shopServers)
        }
    }

    @Test("an alias begins no zone")
    func alias() async throws {
        let shop = MiniZone("shop.test", WalkWorld.shopDelegation + ["www.shop.test CNAME elsewhere.test"])
        let world = WalkWorld.healthyTop() + WalkWorld.servers(WalkWorld.shopHosts, [shop])
        try await WalkWorld.walk(world, to: "www.shop.test") { path, _, _ in
            #expect(path.ending == .found && path.zone.description == "shop.test." && path.isDeepest)
        }
    }

    @Test("what parent servers say differently is seen, and every server either names")
    func parentsDisagree() async throws {
        let old = WalkWorld.test(["shop.test NS old.shop.test", "old.shop.test A 127.0.13.1"])
        let world =
            WalkWorld.servers(WalkWorld.rootHosts, [WalkWorld.root])
            + WalkWorld.servers(Array(WalkWorld.testHosts.prefix(3)), [WalkWorld.test(WalkWorld.shopDelegation)])
            + WalkWorld.servers([WalkWorld.testHosts[3]], [old])
            + WalkWorld.servers(WalkWorld.shopHosts, [WalkWorld.shop])
        try await WalkWorld.walk(world, to: "shop.test") { path, _, _ in
            #expect(Set(path.steps[1].referrals.map(\.nameservers.count)) == [1, 2])
            #expect(Set(path.serverLines) == Set(Self.shopServers + ["old.shop.test. 127.0.13.1 glue"]))
        }
    }

    @Test("a name server that only the zone names is found through the zone, and its address asked for")
    func childOnly() async throws {
        let shop = MiniZone(
            "shop.test", WalkWorld.shopDelegation + ["shop.test NS ns3.shop.test", "ns3.shop.test A 127.0.13.1"])
        let hidingGlue: MiniServer.Fault = { query, honest in
            guard query.type == .ns else { return nil }
            var reply = honest
            reply.additional = []
            return [.send(NastyQuery.bytes(reply))]
        }
        let world =
            WalkWorld.healthyTop() + WalkWorld.servers(WalkWorld.shopHosts, [shop], fault: hidingGlue)
            + WalkWorld.servers(["127.0.13.1"], [shop], fault: hidingGlue)
        try await WalkWorld.walk(world, to: "shop.test") { path, transcript, _ in
            #expect(path.serverLines == Self.shopServers + ["ns3.shop.test. 127.0.13.1 zone"])
            // Three addresses more, and one server.
            #expect(transcript.queryCount == 14)
        }
    }
}
