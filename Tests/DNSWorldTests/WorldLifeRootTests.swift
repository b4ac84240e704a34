import DNSWorld
import Foundation
import Glibc
import Peers
import TestTraits
import Testing

@Suite("a world's life", .requiresRoot, .tags(.root))
struct WorldLifeRootTests {
    private struct Interruption: Error {}

    private static let healthy: [Sight] =
        [
            .resolved("www.example.test", "A") { $0.flags.contains("ad") && $0.data("A") == Shop.v4 },
            .at(.beta, "example.test", "SOA") { $0.data("SOA").contains { $0.contains(" 2026010101 ") } },
        ] + Sight.shopIsOpen(at: WorldHost.webs)

    @Test("a world is healed, and a fault replaces the one before")
    func heals() async throws {
        try await withDNSWorld(.betaStale, .webError500) { world in
            try await world.apply(.betaFrozen)
            #expect(await world.faults == [.betaFrozen])
            try await Sight.look(
                at: WorldFault.betaFrozen.sights + Sight.shopIsOpen(at: WorldHost.webs), in: world)
            try await world.apply(.betaExpired)
            try await Sight.look(at: WorldFault.betaExpired.sights, in: world)
            try await world.heal()
            try await Sight.look(at: Self.healthy, in: world)
            #expect(await world.log(of: "beta").contains("transferred serial 2026010101"))
        }
    }

    @Test("faults add up")
    func combined() async throws {
        try await withDNSWorld(.betaLame, .signaturesExpired, .webHalfSilent) { world in
            let sights =
                [.at(.beta, "example.test", "SOA") { $0.status == "REFUSED" }]
                + WorldFault.webHalfSilent.sights.dropFirst()
                + [.resolved("www.example.test", "A") { $0.status == "SERVFAIL" }]
            try await Sight.look(at: sights, in: world)
        }
    }

    @Test("nothing is left when a test ends in the middle, even of a frozen server")
    func nothingLeft() async throws {
        var left: (name: String, folder: String)?
        await #expect(throws: Interruption.self) {
            try await withDNSWorld(.betaFrozen) { world in
                left = (world.network.name, world.files.state)
                throw Interruption()
            }
        }
        let world = try #require(left)
        #expect(!FileManager.default.fileExists(atPath: "/run/netns/\(world.name)"))
        #expect(!FileManager.default.fileExists(atPath: "/etc/netns/\(world.name)"))
        let folder = URL(fileURLWithPath: world.folder).deletingLastPathComponent().path
        #expect(!FileManager.default.fileExists(atPath: folder))
        #expect(try await run("pgrep", "--full", folder).standardOutput.isEmpty)
    }

    @Test("two worlds do not meet")
    func sideBySide() async throws {
        try await withDNSWorld(.providersStopped) { dead in
            try await withDNSWorld { alive in
                try await Sight.look(at: Self.healthy, in: alive)
                #expect(try await dead.dig(WorldHost.alpha.v4, "example.test", "SOA").wasRefused)
            }
        }
    }

    @Test("a Swift closure's sockets can be inside")
    func closure() async throws {
        try await withDNSWorld { world in
            let isReached = try await world.network.onThread {
                let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
                defer { close(descriptor) }
                var address = sockaddr_in()
                address.sin_family = sa_family_t(AF_INET)
                address.sin_port = in_port_t(53).bigEndian
                inet_pton(AF_INET, WorldHost.alpha.v4, &address.sin_addr)
                return withUnsafePointer(to: &address) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                    }
                }
            }
            #expect(isReached)
        }
    }
}
