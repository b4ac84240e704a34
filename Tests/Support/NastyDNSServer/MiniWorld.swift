import DNSWire
import NIOCore

/// Authoritative servers on loopback addresses, all at the same port.
package struct MiniWorld: Sendable {
    package let port: UInt16
    private let servers: [String: NastyDNSServer]

    /// Every question that came to `host`, as text: `example.test. IN NS`.
    package func questions(at host: String) -> [String] {
        (servers[host]?.queries ?? []).compactMap { $0.question }.map {
            DNSQuestion($0.name.lowercased, $0.type, $0.recordClass).description
        }
    }

    /// How many queries came in, over all servers and transports.
    package var queryCount: Int { servers.values.reduce(0) { $0 + $1.queries.count } }

    /// Runs `body` in a world that is gone when it ends.
    package static func running<Result>(
        _ servers: [MiniServer], _ body: (MiniWorld) async throws -> Result
    ) async throws -> Result {
        let world = try await start(servers)
        do {
            let result = try await body(world)
            await world.stop()
            return result
        } catch {
            await world.stop()
            throw error
        }
    }

    /// A port that is free at one address may be taken at another, so it takes some tries.
    private static func start(_ servers: [MiniServer]) async throws -> MiniWorld {
        for _ in 0..<50 {
            var world = MiniWorld(port: 0, servers: [:])
            do {
                for server in servers {
                    let started = try await NastyDNSServer.start(on: server.host, port: world.port, tcp: true) {
                        server.acts($0)
                    }
                    world = MiniWorld(
                        port: started.port, servers: world.servers.merging([server.host: started]) { $1 })
                }
                return world
            } catch {
                await world.stop()
            }
        }
        throw ChannelError.eof
    }

    private func stop() async {
        for server in servers.values { await server.stop() }
    }
}

extension DNSName {
    fileprivate var lowercased: DNSName { (try? DNSName(text(lowercased: true))) ?? self }
}
