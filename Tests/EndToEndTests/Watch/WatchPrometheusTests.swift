import Foundation
import Peers
import Testing

/// Debian's prometheus scrapes a watch, and Debian's alertmanager hears of what it finds.
struct WatchPrometheusTests {
    private static let well = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    @Test("an outage is in prometheus' series and among alertmanager's alerts, and so is its end")
    func outage() async throws {
        let (site, manager, scraper) = (try Ports.free(), try Ports.free(), try Ports.free())
        try await withAlertmanager(port: manager) { _ in
            try await withWatchedFolder { folder in
                try folder.configure(
                    "sites: [{name: shop, url: 'http://127.0.0.1:\(site)/'}]",
                    channels: "- {name: am, alertmanager: {url: 'http://127.0.0.1:\(manager)', labels: {team: web}}}")
                try await folder.watching { _ in
                    try await withPrometheus(port: scraper, scraping: folder.port) { _ in
                        try await withHostileServer(Self.well, port: site) { _ in
                            try await folder.eventually("well") {
                                try await standing(scraper) == ["1", "0"]
                            }
                            #expect(try await value(#"up{job="upkeep"}"#, scraper) == "1")
                            #expect(try await value(#"upkeep_status{instance="shop",status="ok"}"#, scraper) == "1")
                            #expect(
                                try await value(#"probe_http_status_code{instance="shop"}"#, scraper) == "200")
                        }
                        try await folder.eventually("down") {
                            try await standing(scraper) == ["0", "1"]
                        }
                        try await folder.eventually("told") { try await !alerts(manager).isEmpty }
                        let incident = try #require(try await folder.list("incidents").first)
                        let told = try await alerts(manager)
                        let labels = try #require(told.first?["labels"] as? [String: String])
                        let annotations = told.first?["annotations"] as? [String: String]
                        #expect(told.count == 1 && labels["alertname"] == "UpkeepIncident" && labels["team"] == "web")
                        #expect(labels["subject"] == "shop" && labels["severity"] == "critical")
                        #expect(labels["incident"]?.hasSuffix(incident["id"] as? String ?? "?") == true, "\(labels)")
                        #expect(annotations?["summary"]?.contains("refused the connection") == true, "\(told)")
                        try await withHostileServer(Self.well, port: site) { _ in
                            try await folder.eventually("resolved") {
                                let owed = try await alerts(manager).count
                                let standing = try await standing(scraper)
                                return owed == 0 && standing == ["1", "0"]
                            }
                        }
                        // No scrape failed meanwhile, and none was turned down for how it is written.
                        #expect(try await value("min_over_time(up[10m])", scraper) == "1")
                        let targets = try await json("http://127.0.0.1:\(scraper)/api/v1/targets") as? [String: Any]
                        let active = (targets?["data"] as? [String: Any])?["activeTargets"] as? [[String: Any]]
                        #expect(active?.map { $0["lastError"] as? String } == [""], "\(active ?? [])")
                        let dropped = "prometheus_target_scrapes_sample_duplicate_timestamp_total"
                        #expect(try await value(dropped, scraper) == nil)
                    }
                }
            }
        }
    }

    /// Whether the shop is well, and how many incidents are open.
    private func standing(_ port: Int) async throws -> [String?] {
        [
            try await value(#"probe_success{instance="shop"}"#, port), try await value("upkeep_incidents_open", port),
        ]
    }

    /// The value of the one series that a query finds; nil when there is none.
    private func value(_ query: String, _ port: Int) async throws -> String? {
        let answer = try await json("http://127.0.0.1:\(port)/api/v1/query", "-G", "--data-urlencode", "query=\(query)")
        let data = (answer as? [String: Any])?["data"] as? [String: Any]
        let series = try #require(data?["result"] as? [[String: Any]], "\(answer)")
        #expect(series.count < 2, "\(series)")
        return (series.first?["value"] as? [Any])?.last as? String
    }

    private func alerts(_ port: Int) async throws -> [[String: Any]] {
        try await json("http://127.0.0.1:\(port)/api/v2/alerts?active=true") as? [[String: Any]] ?? []
    }

    private func json(_ url: String, _ arguments: String...) async throws -> Any {
        let output = try await mustRun(
            Invocation("curl", ["-sS", "--noproxy", "*", "--max-time", "60"] + arguments + [url]))
        return try JSONSerialization.jsonObject(with: Data(output.standardOutput.utf8))
    }
}
