import Checks
import DNSProbe
import DNSWire
import Diagnosis
import HTTPWire
import NastyDNSServer
import Peers
import TLSProbe
import UpkeepCore

/// A small world on loopback that really answers: root, `test`, two providers of `shop.test`, a resolver and a web server.
struct WhyScene: Sendable {
    /// What each provider has of `shop.test`, beside its NS set.
    var alpha = ["shop.test A 127.0.23.1"]
    var beta = ["shop.test A 127.0.23.1"]
    /// What each server does instead of answering honestly.
    var alphaFault: MiniServer.Fault = { _, _ in nil }
    var betaFault: MiniServer.Fault = { _, _ in nil }
    /// Records of `test`; the delegation of `shop.test` among them.
    var top = Self.delegation
    /// What the resolver hands out.
    var resolved = ["shop.test A 127.0.23.1", "control.test A 127.0.23.9"]
    var resolverFault: MiniServer.Fault = { _, _ in nil }
    var hasResolver = true
    /// Addresses at which the web server listens, the control's apart.
    var webs = ["127.0.23.1"]
    /// Inside nginx's `server`.
    var web = "location / { return 200 '<title>Shop</title>'; }"
    /// Of the shop's URL; the web server speaks http.
    var scheme = "http"
    var hasHistory = true
    /// The name servers of good times; nil: those of now.
    var knownServers: [String]?
    var acceptsServers = false
    var chain: WhySources.Chain?
    var register: WhySources.Register?
    var deadline = Duration.seconds(3)

    static let delegation = [
        "shop.test NS ns1.alpha.test", "shop.test NS ns1.beta.test", "alpha.test NS ns1.alpha.test",
        "beta.test NS ns1.beta.test", "ns1.alpha.test A 127.0.21.1", "ns1.beta.test A 127.0.21.2",
    ]

    func run() async throws -> (result: WhyResult, queries: Int) {
        let port = try Ports.free()
        let listens = (webs + ["127.0.23.9"]).map { "listen \($0):\(port);" }.joined(separator: " ")
        return try await withNginx("server { \(listens) \(web) }", ports: [port]) { _ in
            try await MiniWorld.running(servers) { world in
                let result = try await why(world, webPort: port)
                return (result, world.queryCount)
            }
        }
    }

    private var servers: [MiniServer] {
        let own = ["shop.test NS ns1.alpha.test", "shop.test NS ns1.beta.test"]
        let root = MiniZone(".", [". NS a.root", "a.root A 127.0.20.1", "test NS a.test", "a.test A 127.0.20.2"])
        let alphaZones = [
            MiniZone("shop.test", own + alpha),
            MiniZone("alpha.test", ["alpha.test NS ns1.alpha.test", "ns1.alpha.test A 127.0.21.1"]),
        ]
        let betaZones = [
            MiniZone("shop.test", own + beta),
            MiniZone("beta.test", ["beta.test NS ns1.beta.test", "ns1.beta.test A 127.0.21.2"]),
        ]
        let everything = MiniZone(".", [". NS a.root"] + resolved)
        let fault = resolverFault
        return [
            MiniServer("127.0.20.1", [root]),
            MiniServer("127.0.20.2", [MiniZone("test", ["test NS a.test", "a.test A 127.0.20.2"] + top)]),
            MiniServer("127.0.21.1", alphaZones, fault: alphaFault),
            MiniServer("127.0.21.2", betaZones, fault: betaFault),
            MiniServer("127.0.22.1", [everything]) { query, honest in
                if let acts = fault(query, honest) { return acts }
                var reply = honest
                reply.header.authoritative = false
                reply.header.recursionAvailable = true
                return [.send(NastyQuery.bytes(reply))]
            },
        ]
    }

    private func why(_ world: MiniWorld, webPort: Int) async throws -> WhyResult {
        var settings = WhySettings(
            resolver: ResolverSettings(
                servers: hasResolver ? [Endpoint(Self.address("127.0.22.1"), world.port)] : []))
        settings.deadline = deadline
        settings.acceptsServers = acceptsServers
        settings.control = WhySettings.Control(plan: try plan("http://control.test", webPort))
        let hints = RootHints(servers: [.init(WhyWorld.dns("a.root"), Self.address("127.0.20.1"))])
        let walk: WhySources.Walk = { name, stored, questions, exchange, span, found in
            var limits = WalkLimits()
            limits.queries = questions
            let walk = DelegationWalk(
                exchange: exchange, hints: hints, port: world.port, stored: stored, families: [.v4],
                hasIPv6Route: false, limits: limits)
            return await walk.walk(to: name, began: span.began, deadline: span.deadline, found: found)
        }
        let roots = TrustRoots(source: "/dev/null") { [] }
        let run = WhyRun(
            loops: Watcher.loops, settings: settings,
            sources: WhySources(walk: walk, chain: chain, register: register),
            sessions: TLSSessions(roots: roots) { _ in [] }, userAgent: "upkeep-tests/1", now: Watcher.now)
        var known: KnownGood?
        if hasHistory {
            var good = KnownGood(name: "shop.test", zone: "shop.test", at: Watcher.now() + .seconds(-60))
            good.addresses = [.init(Self.address("127.0.23.1"), ttl: 300)]
            good.nameservers = [
                .init("ns1.alpha.test", [Self.address("127.0.21.1")], port: world.port),
                .init("ns1.beta.test", [Self.address("127.0.21.2")], port: world.port),
            ]
            if let knownServers {
                good.nameservers = knownServers.map { .init($0, [Self.address("127.0.21.9")], port: world.port) }
            }
            known = good
        }
        return await run.run(WhyWorld.dns("shop.test"), try plan("\(scheme)://shop.test", webPort), known: known)
    }

    private func plan(_ origin: String, _ port: Int) throws -> HTTPPlan {
        HTTPPlan(url: try WebURL("\(origin):\(port)/"))
    }

    static func address(_ text: String) -> IPAddress { IPAddress(text) ?? IPAddress(v4: 0) }
}
