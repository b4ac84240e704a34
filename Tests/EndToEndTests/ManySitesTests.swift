import Foundation
import Peers
import Testing

/// A thousand sites in one config.
struct ManySitesTests {
    private static let count = 1000

    @Test("all are well, each with one request and one connection")
    func well() async throws {
        let port = try Ports.free()
        let server = """
            log_format line '$host $connection';
            server { listen 127.0.0.1:\(port); access_log access.log line; location / { return 200 "here\\n"; } }
            """
        try await withNginx(server, ports: [port]) { nginx in
            let config = try nginx.directory.write("upkeep.yaml", Self.sites { _ in port })
            let measured = try await Measured.run(["check", "--config", config])
            #expect(measured.output.status == .exited(0), "\(measured.output.standardOutput.suffix(2000))")
            #expect(measured.output.standardOutput.contains("1000 sites: 1000 ok"))
            let lines = nginx.file("access.log").split(separator: "\n")
            #expect(lines.count == Self.count)
            #expect(Set(lines.map { $0.split(separator: " ")[0] }).count == Self.count)
            #expect(Set(lines.map { $0.split(separator: " ")[1] }).count == Self.count)
            #expect(measured.peakMegabytes < Self.cap, "\(measured.peakMegabytes) MB")
        }
    }

    @Test("a hundred that never answer hold up nobody")
    func blackHoled() async throws {
        let timeout = 5
        let port = try Ports.free()
        try await withBlackHole { hole in
            try await withNginx(
                "server { listen 127.0.0.1:\(port); location / { return 200 \"here\\n\"; } }", ports: [port]
            ) { nginx in
                let defaults = "defaults:\n  timeouts: {connect: \(timeout)s, total: \(timeout)s}\n"
                let config = try nginx.directory.write(
                    "upkeep.yaml", defaults + Self.sites { $0 % 10 == 0 ? hole : port })
                let measured = try await Measured.run(["check", "--config", config, "--format", "json"])
                let report = try JSONReport(measured.output)
                #expect(measured.output.status == .exited(2))
                #expect(report.headlines.count == 100)
                #expect(report.headlines.allSatisfy { $0.check == "tcp.reachable" })
                #expect(measured.elapsed < .seconds(3 * timeout), "\(measured.elapsed)")
                #expect(measured.peakMegabytes < Self.cap, "\(measured.peakMegabytes) MB")
            }
        }
    }

    /// The promise is 64 MB for the release build; without optimisation the same work takes more.
    private static var cap: Int {
        #if DEBUG
            192
        #else
            64
        #endif
    }

    private static func sites(_ port: (Int) -> Int) -> String {
        "sites:\n"
            + (0..<count).map {
                "  - {name: site-\($0), url: 'http://site-\($0).example:\(port($0))/', connect_to: [127.0.0.1]}\n"
            }.joined()
    }
}
