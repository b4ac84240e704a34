import Checks
import DNSProbe
import DNSWire
import Glibc
import NIOPosix
import Peers
import Testing
import UpkeepCore

@Suite("The walk, the exchange and a transfer with real name servers")
struct RealWalkTests {
    private static let rootHosts = ["127.0.20.1", "127.0.20.2"]
    private static let testHosts = ["127.0.21.1", "127.0.21.2"]
    private static let shopHosts = ["127.0.22.1", "127.0.22.2"]

    private static func soa(_ lines: [String]) -> String {
        (["$TTL 300", "@ SOA ns1.nic.test. hostmaster.nic.test. 1 7200 900 1209600 60"] + lines)
            .joined(separator: "\n") + "\n"
    }

    private static func glue(_ names: [String], _ hosts: [String]) -> [String] {
        zip(names, hosts).map { "\($0). A \($1)" }
    }

    private static func delegation(_ zone: String, _ names: [String], _ hosts: [String]) -> [String] {
        names.map { "\(zone) NS \($0)." } + glue(names, hosts)
    }

    private static let top = delegation("test.", ["ns1.nic.test", "ns2.nic.test"], testHosts)
    private static let shop = delegation("shop.test.", ["ns1.shop.test", "ns2.shop.test"], shopHosts)

    /// Three `nsd`, for the root, `test` and `shop.test`: unlike `named` it listens at any loopback address.
    private func running(_ body: (UInt16) async throws -> Void) async throws {
        let port = try Ports.free()
        let rootZone = Self.soa(Self.delegation(".", ["a.root", "b.root"], Self.rootHosts) + Self.top)
        let testZone = Self.soa(Self.top + Self.shop)
        let big = (0..<40).map { "big TXT \"\($0) \(String(repeating: "x", count: 200))\"" }
        let shopZone = Self.soa(Self.shop + ["www A 192.0.2.1", "a.b.c TXT deep"] + big)
        try await withNSD(port, Self.rootHosts, ".", rootZone) {
            try await withNSD(port, Self.testHosts, "test", testZone) {
                try await withNSD(port, Self.shopHosts, "shop.test", shopZone) { try await body(UInt16(port)) }
            }
        }
    }

    private func withNSD(
        _ port: Int, _ hosts: [String], _ zone: String, _ text: String, _ body: () async throws -> Void
    ) async throws {
        try await withPeer(ready: [.listening(port), .datagrams(port), .says("nsd started")]) { directory in
            try directory.write("zone", text)
            let listen = hosts.map { "ip-address: \($0)@\(port)" }.joined(separator: "\n    ")
            let configuration = """
                server:
                    \(listen)
                    server-count: 1
                    zonesdir: "\(directory.path)"
                    database: ""
                    pidfile: ""
                    zonelistfile: "\(directory.file("zone.list"))"
                    xfrdfile: "\(directory.file("xfrd.state"))"
                    xfrdir: "\(directory.path)"
                    username: ""
                    chroot: ""
                    verbosity: 1
                remote-control:
                    control-enable: no
                zone:
                    name: "\(zone)"
                    zonefile: "zone"
                    provide-xfr: 127.0.0.0/8 NOKEY

                """
            return try Invocation("nsd", ["-d", "-c", directory.write("nsd.conf", configuration)])
        } _: { _ in
            try await body()
        }
    }

    @Test("the path, the questions it took, and what the servers say besides")
    func real() async throws {
        try await running { port in
            let exchange = Asker.exchange(resendAfter: nil, datagram: Fixture.patience)
            let hints = RootHints(
                servers: Self.rootHosts.compactMap { host in
                    guard let name = try? DNSName("a.root"), let address = IPAddress(host) else { return nil }
                    return RootHints.Server(name, address, port: port)
                })
            let walk = DelegationWalk(
                exchange: exchange, hints: hints, port: port, families: [.v4], hasIPv6Route: false,
                limits: WalkWorld.calm)
            let began = ContinuousClock.now
            for (name, questions) in [("shop.test", 6), ("www.shop.test", 8), ("a.b.c.shop.test", 12)] {
                let (path, transcript) = await walk.walk(
                    to: try DNSName(name), began: began, deadline: began + .seconds(60))
                #expect(path.ending == .found && path.zone.description == "shop.test." && path.isDeepest)
                #expect(
                    path.serverLines == [
                        "ns1.shop.test. 127.0.22.1 glue+zone", "ns2.shop.test. 127.0.22.2 glue+zone",
                    ])
                #expect(transcript.queryCount == questions)
            }
            try await checkServer(exchange, Endpoint(IPAddress(v4: 0x7F00_1601), port))
        }
    }

    private func checkServer(_ exchange: ServerExchange, _ server: Endpoint) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        let zone = try DNSName("shop.test")
        let records = try await exchange.transfer(of: zone, from: server, deadline: deadline)
        #expect(records.count == 1 + 4 + 2 + 40 && records[0].type == .soa)

        let big = DNSQuestion(try DNSName("big.shop.test"), .txt)
        var version = DNSExtension()
        version.version = 1
        let queries = [
            ServerQuery(big, at: server), ServerQuery(big, at: server, over: .tcp),
            ServerQuery(big, at: server, edns: version),
            ServerQuery(DNSQuestion(try DNSName("version.bind"), .txt, .chaos), at: server),
        ]
        let replies = await exchange.ask(queries, began: .now, deadline: deadline)
        #expect(replies[0].message?.header.truncated == true && replies[0].keepsCase)
        #expect(replies[1].message?.answers.count == 40 && replies[1].size > 8000)
        #expect(replies[2].message?.header.rcode == .badVersion)
        #expect(replies[3].message?.answers.first?.recordClass == .chaos)
    }
}
