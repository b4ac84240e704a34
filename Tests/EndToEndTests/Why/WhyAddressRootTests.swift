import Foundation
import Peers
import TestTraits
import Testing

/// Asked about an address, `why` says whether it is the site or whoever asks.
@Suite("upkeep why at an address", .tags(.root), .requiresRoot)
struct WhyAddressRootTests {
    struct Row: Sendable {
        let url: String
        var options: [String] = []
        let code: String
        let confidence: String
        let exit: Int32
        let says: String
        var scope = ""
    }

    private static let well = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    private static let (site, control, resolver) = ("192.0.2.80", "192.0.2.81", "192.0.2.53")
    private static let ipv6 = "http://[2001:db8::80]/"
    private static let loopback = Row(
        url: "http://127.0.0.1:9/", code: "site.tcp", confidence: "certain", exit: 2,
        says: "the site: `127.0.0.1:9` refused the connection", scope: "is this machine itself")

    private static let whileWell = [
        Row(
            url: "http://\(site)/", code: "fine.from-here", confidence: "certain", exit: 0,
            says: "`http://\(site)/` is fine from here", scope: "`\(site)` is an address, so names play no part"),
        Row(
            url: "\(site):81", code: "site.tcp", confidence: "certain", exit: 2,
            says: "the site: `\(site):81` refused the connection", scope: "names play no part"),
        Row(
            url: ipv6, code: "network.unreachable", confidence: "certain", exit: 3,
            says: "it is this machine: it has no route to `2001:db8::80`"),
        loopback,
    ]

    private static let whileSilent = [
        Row(
            url: "http://\(site)/", code: "site.tcp", confidence: "certain", exit: 2,
            says: "the site: `\(site):80` did not answer in time")
    ]

    private static let whileCutOff = [
        Row(
            url: "http://\(site)/", code: "here.network", confidence: "certain", exit: 3,
            says: "it is your own network: nothing answers from here, neither `\(control)` nor the resolver"),
        Row(
            url: "http://\(site)/", options: ["--control", "none"], code: "here.network", confidence: "likely", exit: 3,
            says: "it is your own network: nothing answers from here, not even the resolver"),
        Row(
            url: ipv6, code: "here.network", confidence: "certain", exit: 3,
            says: "it is your own network: this machine has no route to `2001:db8::80`"),
        Row(
            url: "http://10.77.1.1:81/", code: "site.tcp", confidence: "likely", exit: 2,
            says: "the site: `10.77.1.1:81` did not answer in time",
            scope: "is in your own network (`way`), so your uplink plays no part"),
        loopback,
    ]

    @Test("fine, refused, silent, cut off")
    func verdicts() async throws {
        try await withNetworkNamespace([Self.site, Self.control, Self.resolver].map { "\($0)/32" }) { middle in
            try await withHostileServer(Self.well, address: Self.control, port: 80, in: middle) { _ in
                try await withHostileServer(Self.well, address: Self.site, port: 80, in: middle) { _ in
                    try await withNetworkNamespace(resolvConf: "nameserver \(Self.resolver)\n") { network in
                        try await network.connect(to: middle, number: 1)
                        try await Self.expect(Self.whileWell, in: network)
                        try await middle.drop(to: Self.site)
                        try await Self.expect(Self.whileSilent, in: network)
                        try await middle.loadRules(
                            """
                            table inet cut {
                                chain input {
                                    type filter hook input priority 0; policy accept;
                                    ip saddr 10.77.1.2 drop
                                }
                            }
                            """)
                        try await Self.expect(Self.whileCutOff, in: network)
                    }
                }
            }
        }
    }

    /// All at once: each waits for silence most of its time.
    private static func expect(_ rows: [Row], in network: NetworkNamespace) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for row in rows { group.addTask { try await expect(row, in: network) } }
            try await group.waitForAll()
        }
    }

    private static func expect(_ row: Row, in network: NetworkNamespace) async throws {
        let control = row.options.contains("--control") ? [] : ["--control", "http://\(control)/"]
        let world = control + row.options + ["--open-resolver", "none", "--state", "none", "--format", "json"]
        let output = try await run(try Upkeep.invocation(["why", row.url] + world, inside: network))
        let report = try WhyReport(output)
        let told: Comment = "\(row.url), \(row.code):\n\(report.sentences)"
        #expect(output.status == .exited(row.exit), told)
        #expect(report.verdict.code == row.code, told)
        #expect(report.verdict.confidence == row.confidence, told)
        #expect(report.verdict.summary.hasPrefix(row.says), told)
        #expect(row.scope.isEmpty || report.verdict.scope?.contains(row.scope) == true, told)
        #expect((report.verdict.missing == nil) == (row.confidence == "certain"), told)
    }
}
