import Peers
import Testing
import UpkeepDemo

/// What can be named on the command line.
struct TargetTests {
    @Test func addressesInURLs() async throws {
        try await withHostileServer(.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) { server in
            let output = try await Upkeep.run("check", "http://127.0.0.1:\(server.port)/", "--explain")
            #expect(output.status == .exited(0), "\(output.standardOutput)")
            #expect(output.standardOutput.contains("  address in the URL: 127.0.0.1\n"))
            #expect(server.accepted == 1)
            let request = String(decoding: server.received.first ?? [], as: UTF8.self)
            #expect(request.hasPrefix("GET / HTTP/1.1\r\n"))
            #expect(request.contains("\r\nUser-Agent: Upkeep/0.1.0 (site monitoring)\r\n"))
        }
    }

    @Test func names() async throws {
        try await withShop { shop in
            let output = try await shop.runInWorld("check", shop.site.url, shop.site.plainURL)
            #expect(output.status == .exited(0), "\(output.standardOutput)")
            #expect(output.standardOutput.contains("2 sites: 2 ok"))
        }
    }

    @Test func ports() async throws {
        try await withShop { shop in
            let output = try await shop.runInWorld("check", shop.site.mailURL, "--format", "json")
            #expect(try JSONReport(output)["tcp.reachable"]?.status == "ok")
            #expect(output.status == .exited(0))
            let closed = try await shop.runInWorld("check", "tcp://127.0.0.1:1", "--format", "json")
            #expect(try JSONReport(closed).headlines.map(\.check) == ["tcp.reachable"])
            #expect(closed.status == .exited(2))
        }
    }

    @Test func records() async throws {
        try await withShop { shop in
            let server = "dns://\(shop.site.resolver)"
            let output = try await shop.runInWorld(
                "check", "\(server)/demo.test?type=MX", "--format", "json", "--explain")
            #expect(try JSONReport(output)["dns.record"]?.status == "ok", "\(output.standardOutput)")
            #expect(output.standardError.contains("mail.demo.test"))
            #expect(output.status == .exited(0))
            let missing = try await shop.runInWorld("check", "\(server)/nothing.demo.test?type=A", "--format", "json")
            #expect(try JSONReport(missing).headlines.map(\.check) == ["dns.record"])
        }
    }

    @Test func onlyAFamily() async throws {
        try await withShop([.error500]) { shop in
            let output = try await shop.check("--only", "tls", "--format", "json")
            let report = try JSONReport(output)
            #expect(!report.findings.isEmpty && report.findings.allSatisfy { $0.check.hasPrefix("tls.") })
            #expect(output.status == .exited(0))
        }
    }

    @Test func onlyOneCheckKeepsWhatExplainsIt() async throws {
        try await withShop([.wrongName]) { shop in
            let report = try JSONReport(try await shop.check("--only", "http.status", "--format", "json"))
            #expect(Set(report.findings.map(\.check)) == ["http.status", "tls.name"])
            #expect(report["http.status"]?.suppressedBy == "tls.name")
            #expect(report.headlines.map(\.check) == ["tls.name"])
        }
    }

    @Test func dateAsTold() async throws {
        try await withShop { shop in
            let output = try await shop.check("--now", "2099-01-01T00:00:00Z", "--format", "json")
            #expect(try JSONReport(output)["tls.expiry"]?.status == "critical")
        }
    }
}
