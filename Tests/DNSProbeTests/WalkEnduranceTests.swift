import Checks
import DNSProbe
import DNSWire
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("The walk, whatever the servers do")
struct WalkEnduranceTests {
    private static let hasty: WalkLimits = {
        var limits = WalkLimits()
        limits.hedgeAfter = .milliseconds(5)
        limits.suspectAfter = .milliseconds(10)
        return limits
    }()

    @Test("a slow world is walked to the same end as a fast one")
    func slow() async throws {
        let late: MiniServer.Fault = { _, honest in [.sendAfter(NastyQuery.bytes(honest), milliseconds: 40)] }
        let world =
            WalkWorld.servers(WalkWorld.rootHosts, [WalkWorld.root], fault: late)
            + WalkWorld.servers(WalkWorld.testHosts, [WalkWorld.test(WalkWorld.shopDelegation)], fault: late)
            + WalkWorld.servers(WalkWorld.shopHosts, [WalkWorld.shop], fault: late)
        try await WalkWorld.walk(world, to: "www.shop.test", limits: Self.hasty) { path, transcript, _ in
            #expect(path.ending == .found && path.zone.description == "shop.test." && path.isDeepest)
            #expect(path.way == [".", "test."] && path.servers.count == 4)
            #expect(path.servers.allSatisfy { $0.sources == [.glue, .zone] })
            #expect(transcript.queryCount <= 32)
        }
    }

    @Test("a referral of 64 KB is read within bounds")
    func hugeReferral() async throws {
        let world =
            WalkWorld.servers(WalkWorld.rootHosts, [WalkWorld.root])
            + WalkWorld.servers(WalkWorld.testHosts, [WalkWorld.test([])]) { query, _ in
                guard query.transport == .tcp else { return [.send(query.truncated())] }
                var reply = query.reply()
                reply.authority = (0..<3000).map { Fixture.ns("shop.test", "n\($0).dns.test") }
                return [.send(NastyQuery.bytes(reply))]
            }
        try await WalkWorld.walk(world, to: "shop.test") { path, transcript, _ in
            #expect(path.ending == .found && path.addressless.count == 128)
            #expect(path.steps[1].referrals[0].nameservers.count == 3000)
            #expect(transcript.queryCount < 160)
        }
    }

    /// Each server misbehaves in a way of its own, drawn by the seed.
    @Test("any mixture of faults ends in bounded work", arguments: 0..<25)
    func mixture(seed: UInt64) async throws {
        let foreign = [
            "shop.test NS ns.a.test", "shop.test NS ns.b.test", "a.test NS ns.b.test", "b.test NS ns.c.a.test",
        ]
        let world = (WalkWorld.rootHosts + WalkWorld.testHosts + WalkWorld.shopHosts).enumerated().map { place, host in
            let draw = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(place) &* 0xBF58_476D_1CE4_E5B9
            let zones = [
                WalkWorld.root, WalkWorld.test(seed % 2 == 0 ? WalkWorld.shopDelegation : foreign), WalkWorld.shop,
            ]
            return MiniServer(host, place < 4 ? [zones[0]] : place < 8 ? [zones[1]] : zones) { query, honest in
                Self.fault(Int(draw >> 40 % 9), query, honest)
            }
        }
        try await WalkWorld.walk(
            world, to: "www.shop.test", patience: .milliseconds(60), within: .seconds(20), limits: Self.hasty
        ) { path, transcript, _ in
            #expect(path.ending != .cutShort)
            #expect(path.name.isWithin(path.zone))
            #expect(transcript.queryCount <= 250)
        }
    }

    private static func fault(_ kind: Int, _ query: NastyQuery, _ honest: DNSMessage) -> [NastyAct]? {
        var reply = query.reply()
        switch kind {
        case 0: return []
        case 1: return [.send(query.status(.refused))]
        case 2: return [.send(Stray.wrongID.bytes(query)), .send([1, 2, 3])]
        case 3:
            reply.authority = [Fixture.ns(".", "a.root")]
            return [.send(NastyQuery.bytes(reply))]
        case 4: return query.transport == .udp ? [.send(query.truncated())] : [.sendUnframed([0, 9, 1]), .close]
        case 5:
            reply.header.authoritative = true
            reply.header.rcode = .noSuchName
            return [.send(NastyQuery.bytes(reply))]
        case 6: return [.sendFromOtherAddress(NastyQuery.bytes(honest))]
        default: return nil
        }
    }
}
