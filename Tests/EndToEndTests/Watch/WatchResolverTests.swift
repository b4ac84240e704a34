import Foundation
import Peers
import Testing
import UpkeepDemo

/// The resolver of the machine that watches hangs.
struct WatchResolverTests {
    @Test("the alert leaves all the same, and it says whose fault it is")
    func blackHole() async throws {
        try await withHostileServer(.answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) { hook in
            try await withShop { served in
                try await withWatchedFolder { folder in
                    try folder.configure(
                        served.site.configYAML(caFile: served.caFile, parts: DemoSite.Part.allCases),
                        channels: "- {name: hook, webhook: {url: 'http://\(served.site.name):\(hook.port)/hook'}}")
                    let hints = try folder.directory.write("root.hints", served.site.rootHints)
                    let world = ["--root-hints", hints, "--dns-port", "\(served.site.dnsPort)"]
                    try await folder.watching(world) { _ in
                        let names = ["shop", "http door", "mail"]
                        try await folder.eventually("all well") {
                            let statuses = try await folder.statuses()
                            return names.allSatisfy { statuses[$0] == "ok" }
                        }
                        try await served.shop.set(faults: [.resolverDead])
                        try await folder.eventually("told") { !hook.received.isEmpty }
                        let told = String(decoding: hook.received.first ?? [], as: UTF8.self)
                        #expect(told.hasPrefix("POST /hook HTTP/1.1\r\n"))
                        let alert = try #require(told.split(separator: "\r\n\r\n").last.map { try ToldAlert($0) })
                        #expect(alert.kind == "opened" && alert.headline.contains("it is your resolver"), "\(told)")
                        let incident = try await folder.object("/api/v1/incidents/\(alert.incident)")
                        let verdict = (incident["incident"] as? [String: Any] ?? incident)["verdict"] as? [String: Any]
                        #expect(verdict?["code"] as? String == "here.resolver", "\(incident)")
                        // Once it is known whose fault it is, looks say nothing about the sites.
                        for name in ["shop", "mail"] {
                            try await folder.eventually("\(name) unknown") {
                                let results = try await folder.object("/api/v1/monitors/\(name)/results")
                                let looks = (results["summary"] as? [String: Any])?["looks"] as? [String: Any]
                                return (looks?["unknown"] as? Int ?? 0) > 0
                            }
                        }
                        try await served.shop.set(faults: [])
                        try await folder.eventually("resolved") { try folder.alerts.last?.kind == "resolved" }
                    }
                }
            }
        }
    }
}
