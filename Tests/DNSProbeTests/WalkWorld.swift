import Checks
import DNSProbe
import DNSWire
import NIOPosix
import NastyDNSServer
import UpkeepCore

/// A root, a top-level domain `test` and zones below it, each with two servers of two addresses, and a walk through it.
enum WalkWorld {
    static let rootHosts = hosts(10)
    static let testHosts = hosts(11)
    static let shopHosts = hosts(12)

    /// The lines of a delegation with glue: two names with two addresses each.
    static func delegation(_ zone: String, _ names: [String], _ hosts: [String]) -> [String] {
        names.map { "\(zone) NS \($0)" } + glue(names, hosts)
    }

    static func glue(_ names: [String], _ hosts: [String]) -> [String] {
        names.enumerated().flatMap { place, name in
            hosts.dropFirst(2 * place).prefix(2).map { "\(name) A \($0)" }
        }
    }

    static let shopNames = ["ns1.shop.test", "ns2.shop.test"]
    static let shopDelegation = delegation("shop.test", shopNames, shopHosts)
    static let root = MiniZone(".", delegation("test", ["a.nic.test", "b.nic.test"], testHosts))
    static let shop = MiniZone("shop.test", shopDelegation + ["www.shop.test A 192.0.2.1"])

    static func test(_ lines: [String]) -> MiniZone {
        MiniZone("test", delegation("test", ["a.nic.test", "b.nic.test"], testHosts) + lines)
    }

    static func servers(
        _ hosts: [String], _ zones: [MiniZone], fault: @escaping MiniServer.Fault = { _, _ in nil }
    ) -> [MiniServer] {
        hosts.map { MiniServer($0, zones, fault: fault) }
    }

    /// Root and `test` as they should be.
    static func healthyTop(_ lines: [String] = shopDelegation) -> [MiniServer] {
        servers(rootHosts, [root]) + servers(testHosts, [test(lines)])
    }

    /// Walks, with time enough for a busy machine unless `adjust` says otherwise.
    static func walk(
        _ servers: [MiniServer], to name: String, stored: [DNSName: [IPAddress]] = [:],
        patience: Duration = Fixture.patience, within time: Duration = .seconds(3600), limits: WalkLimits = calm,
        _ check: (DelegationPath, DNSTranscript, MiniWorld) throws -> Void
    ) async throws {
        try await MiniWorld.running(servers) { world in
            let exchange = Asker.exchange(resendAfter: nil, datagram: patience, stream: patience)
            let hints = RootHints(
                servers: rootHosts.enumerated().compactMap { place, host in
                    guard let name = try? DNSName("\(place < 2 ? "a" : "b").root"), let address = IPAddress(host) else {
                        return nil
                    }
                    return RootHints.Server(name, address)
                })
            let walk = DelegationWalk(
                exchange: exchange, hints: hints, port: world.port, stored: stored, families: [.v4],
                hasIPv6Route: false, limits: limits)
            let began = ContinuousClock.now
            let (path, transcript) = await walk.walk(
                to: try DNSName(name), began: began, deadline: began + time)
            try check(path, transcript, world)
        }
    }

    /// No second server because of a slow machine.
    static let calm: WalkLimits = {
        var limits = WalkLimits()
        limits.hedgeAfter = .seconds(3600)
        limits.suspectAfter = .seconds(3600)
        return limits
    }()

    private static func hosts(_ net: Int) -> [String] { (1...4).map { "127.0.\(net).\($0)" } }
}

extension DelegationPath {
    /// `name address sources` of each server, for comparing.
    var serverLines: [String] {
        servers.map { server in
            let sources = server.sources.map(\.rawValue).sorted().joined(separator: "+")
            return "\(server.name) \(server.endpoint.address) \(sources)"
        }
    }

    /// The zones of the steps.
    var way: [String] { steps.map(\.zone.description) }
}
