import Peers
import Testing

/// A machine with many services dies.
struct WatchHostTests {
    private static let well = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    private static let services = 50

    @Test("one incident, one alert that names the machine, and one when it is back")
    func machine() async throws {
        try await withHostileServer(Self.well) { other in
            try await withWatchedFolder { folder in
                let port = try Ports.free()
                let sites = (1...Self.services).map {
                    "  - {name: s\($0), url: 'http://127.0.0.1:\(port)/\($0)', machine: web1}\n"
                }
                try folder.configure(
                    "sites:\n\(sites.joined())  - {name: other, url: 'http://127.0.0.1:\(other.port)/'}")
                let names = Set((1...Self.services).map { "s\($0)" })
                try await folder.watching { _ in
                    try await withHostileServer(Self.well, port: port) { _ in
                        try await folder.eventually("all well") {
                            let statuses = try await folder.statuses()
                            return names.union(["other"]).allSatisfy { statuses[$0] == "ok" }
                        }
                    }
                    try await folder.eventually("told") { try folder.alerts.contains { $0.kind == "opened" } }
                    try await folder.eventually("one incident with all") {
                        let incidents = try await folder.list("incidents")
                        return incidents.contains { ($0["members"] as? [Any])?.count == Self.services }
                    }
                    let back = try await withHostileServer(Self.well, port: port) { _ in
                        try await folder.eventually("resolved") { try folder.alerts.contains { $0.kind == "resolved" } }
                        return try await folder.list("incidents")
                    }
                    #expect(back.count == 1 && back.first?["open"] as? Bool == false)
                }
                let alerts = try folder.alerts
                #expect(alerts.map(\.kind) == ["opened", "resolved"])
                #expect(Set(alerts.map(\.dedupKey)).count == 1)
                let opened = try #require(alerts.first)
                #expect(opened.status == "critical" && opened.headline.hasPrefix("host `web1`: "), "\(opened.headline)")
                #expect(opened.subjects.count > 1 && names.isSuperset(of: opened.subjects))
                #expect(Set(alerts.last?.subjects ?? []) == names)
            }
        }
    }
}
