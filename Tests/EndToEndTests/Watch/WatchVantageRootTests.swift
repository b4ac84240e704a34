import Foundation
import Peers
import TestTraits
import Testing

/// Two watches in two networks, each with its own way to the same site.
@Suite("two networks watch one site", .tags(.root), .requiresRoot)
struct WatchVantageRootTests {
    private static let well = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    private static let (site, elsewhere, resolver) = ("192.0.2.80", "192.0.2.81", "192.0.2.53")

    @Test("who is cut off says that it is here, and the other that all is well; when the site is down, both say so")
    func cut() async throws {
        try await withNetworkNamespace([Self.site, Self.elsewhere, Self.resolver].map { "\($0)/32" }) { middle in
            try await withHostileServer(Self.well, address: Self.elsewhere, port: 80, in: middle) { _ in
                try await withWatch(1, from: middle) { near in
                    try await withWatch(2, from: middle) { far in
                        try await withHostileServer(Self.well, address: Self.site, port: 80, in: middle) { _ in
                            try await wait(near, "shop", "ok")
                            try await wait(far, "shop", "ok")
                            try await middle.loadRules(
                                """
                                table inet cut {
                                    chain input {
                                        type filter hook input priority 0; policy accept;
                                        ip saddr 10.77.1.2 drop
                                    }
                                }
                                """)
                            try await near.eventually("told") { try !near.alerts.isEmpty }
                            let told = try #require(try near.alerts.first)
                            #expect(told.headline.contains("it is your own network"), "\(told)")
                            #expect(try await verdict(of: told, near) == "here.network")
                            try await wait(near, "shop", "unknown")
                            try await wait(far, "shop", "ok")
                            #expect(try far.alerts.isEmpty)

                            try await mustRun(Invocation("nft", ["delete", "table", "inet", "cut"], in: middle))
                            try await near.eventually("over") { try near.alerts.last?.kind == "resolved" }
                            try await wait(near, "shop", "ok")
                            #expect(try near.alerts.map(\.kind) == ["opened", "resolved"])
                        }
                        // Now it is the site, and nobody blames himself.
                        for folder in [near, far] {
                            try await folder.eventually("told") { try folder.alerts.last?.kind == "opened" }
                            let told = try #require(try folder.alerts.last)
                            #expect(told.headline.contains("refused the connection"), "\(told)")
                            try await folder.eventually("judged") { try await verdict(of: told, folder) == "site.tcp" }
                            try await wait(folder, "shop", "critical")
                        }
                        #expect(try far.alerts.count == 1 && near.alerts.count == 3)
                    }
                }
            }
        }
    }

    /// A watch in a network of its own.
    private func withWatch(
        _ number: Int, from middle: NetworkNamespace, _ body: (WatchedFolder) async throws -> Void
    ) async throws {
        try await withNetworkNamespace(resolvConf: "nameserver \(Self.resolver)\n") { network in
            try await network.connect(to: middle, number: number)
            try await withWatchedFolder { folder in
                var folder = folder
                folder.placed = { try network.entering($0) }
                try folder.configure("sites: [{name: shop, url: 'http://\(Self.site)/'}]")
                let world = ["--control", "http://\(Self.elsewhere)/", "--open-resolver", "none"]
                try await folder.watching(world) { [folder] _ in try await body(folder) }
            }
        }
    }

    private func wait(_ folder: WatchedFolder, _ site: String, _ status: String) async throws {
        try await folder.eventually("\(site) \(status)") { try await folder.statuses()[site] == status }
    }

    private func verdict(of alert: ToldAlert, _ folder: WatchedFolder) async throws -> String? {
        let incident = try await folder.object("/api/v1/incidents/\(alert.incident)")
        return ((incident["incident"] as? [String: Any] ?? incident)["verdict"] as? [String: Any])?["code"] as? String
    }
}
