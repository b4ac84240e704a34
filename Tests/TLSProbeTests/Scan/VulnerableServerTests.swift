import Checks
import NIOCore
import Peers
import TLSWire
import Testing
import UpkeepCore
import UpkeepNet

@testable import TLSProbe

/// Heartbleed and CCS injection at a real server that has them, with a marked memory behind every request: they are
/// found, and not one byte of that memory leaves.
struct VulnerableServerTests {
    private static let own = WireAccount.Heartbeat(claimed: 16, held: 16, leaked: 0)

    private func scan(_ peer: Peer, _ port: Int, name: String = "shop.test") async throws -> EndpointObservation {
        // It computes RSA by hand, so it is given the time for that.
        let seen = try await ScanBench.scan(port: port, name: name) { $0.answerTime = .seconds(60) }
        let account = try await WireAccount.of(peer, connections: seen.effort.connections)
        #expect(account.sentinels == 0)
        #expect(account.heartbeats.allSatisfy { $0 == Self.own }, "\(account.heartbeats)")
        // What came here is what left there: there is no other way out that was not counted.
        #expect(account.sent >= seen.effort.bytesReceived)
        return seen
    }

    @Test(arguments: [(TLSVersion.tls10, "3.1"), (.tls11, "3.2"), (.tls12, "3.3")])
    func foundWithEveryVersion(_ version: TLSVersion, _ number: String) async throws {
        try await withServer(["heartbeat=vulnerable", "min=\(number)", "max=\(number)"]) { port, peer in
            let seen = try await scan(peer, port)
            #expect(seen.heartbleed == .seen(.vulnerable(version: version, received: 35, own: 16)))
            #expect(WireAccount(peer).heartbeats == [Self.own])
        }
    }

    /// Kept back until the alert drives it out, cut into single bytes, behind a warning in one packet.
    @Test(arguments: ["held", "dribble", "mixed"]) func foundHoweverItAnswers(_ replies: String) async throws {
        try await withServer(["heartbeat=vulnerable", "replies=\(replies)"]) { port, peer in
            let seen = try await scan(peer, port)
            guard case .seen(.vulnerable(_, 35, 16)) = seen.heartbleed else {
                Issue.record("\(seen.heartbleed)")
                return
            }
        }
    }

    /// Who turns our name away still has a memory.
    @Test func foundWithoutItsName() async throws {
        try await withServer(["heartbeat=vulnerable", "refuse=shop.test"]) { port, peer in
            let seen = try await scan(peer, port)
            #expect(seen.failure?.kind == .handshake)
            #expect(seen.heartbleed == .seen(.vulnerable(version: .tls12, received: 35, own: 16)))
        }
    }

    @Test func patchedIsCleared() async throws {
        try await withServer(["heartbeat=patched"]) { port, peer in
            let seen = try await scan(peer, port)
            #expect(seen.heartbleed == .seen(.patched("alert 10 (unexpected message)")))
        }
    }

    @Test func absentIsCleared() async throws {
        try await withServer(["heartbeat=absent"]) { port, peer in
            let seen = try await scan(peer, port)
            #expect(seen.heartbleed == .seen(.notOffered([.tls10, .tls11, .tls12])))
        }
    }

    /// The account would show it: what other scanners send brings out 16 KiB of marked memory.
    @Test func theMemoryIsThereToBeTaken() async throws {
        try await withServer(["heartbeat=vulnerable"]) { port, peer in
            let loops = Loops(count: 1)
            let address = try #require(IPAddress("127.0.0.1"))
            let limit = WireLimit(
                connectTime: .seconds(10), answerTime: .seconds(60), deadline: .now() + .seconds(120))
            let outcome = await Wire.hold(
                Overread(), with: Endpoint(address, UInt16(port)), limit: limit, on: loops.next())
            await loops.shutDown()
            #expect(outcome.talk.taken > 16_000)
            let account = try await WireAccount.of(peer, connections: 1)
            #expect(account.sentinels > 1000)
            #expect(account.heartbeats == [.init(claimed: 0x4000, held: 0, leaked: 0x4000)])
        }
    }

    @Test func earlyKeysAreFound() async throws {
        try await withServer(["heartbeat=absent", "ccs=vulnerable"]) { port, peer in
            let seen = try await scan(peer, port)
            guard case .seen(.accepted(let how)) = seen.earlyCCS else {
                Issue.record("the flaw was not seen")
                return
            }
            #expect(how.contains("bad record mac") || how.contains("decryption failed"))
        }
    }

    @Test func lateKeysAreCleared() async throws {
        try await withServer(["heartbeat=absent"]) { port, peer in
            let seen = try await scan(peer, port)
            #expect(seen.earlyCCS == .seen(.refused("alert 10 (unexpected message)")))
        }
    }

    private func withServer(_ options: [String], _ body: (Int, Peer) async throws -> Void) async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            try await withTLSLite(port: port, certificate: certificate, options: options) { peer in
                try await body(port, peer)
            }
        }
    }
}
