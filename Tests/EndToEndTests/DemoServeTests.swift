import Foundation
import Peers
import Testing

/// `upkeep demo --serve`: a shop to look at from another terminal.
struct DemoServeTests {
    @Test("it opens, says what to type, is found well, and leaves nothing behind", arguments: [SIGINT, SIGTERM])
    func serve(_ signal: CInt) async throws {
        try await withTemporaryDirectory { directory in
            try await withProcess(["demo", "--serve"], environment: ["TMPDIR": directory.path]) { process in
                let text = try await process.output { $0.contains("config init") && $0.hasSuffix("\n") }
                let commands = text.split(separator: "\n").filter { $0.hasPrefix("  upkeep ") }
                let verbs = commands.map { $0.split(separator: " ")[1] }
                #expect(verbs == ["check", "check", "why", "dns", "tls", "config"])
                for command in commands {
                    let output = try await run(
                        Upkeep.invocation(command.split(separator: " ").dropFirst().map(String.init)))
                    #expect(output.status == .exited(0), "\(command): \(output.standardOutput)\(output.standardError)")
                }
                let folder = try #require(try FileManager.default.contentsOfDirectory(atPath: directory.path).first)
                let facts = try FileManager.default.attributesOfItem(atPath: directory.file(folder))
                #expect(facts[.posixPermissions] as? Int == 0o700)
                #expect(try await process.end(by: signal) == .exited(0))
                #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [])
            }
        }
    }

    @Test("`why`, typed in another terminal, knows the good times from before the fault")
    func why() async throws {
        try await withTemporaryDirectory { directory in
            try await withProcess(
                ["demo", "--serve", "--fault", "dns-silent"], environment: ["TMPDIR": directory.path]
            ) { process in
                let text = try await process.output { $0.contains("config init") && $0.hasSuffix("\n") }
                let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("  upkeep why ") })
                let words = line.split(separator: " ").dropFirst().map(String.init)
                let report = try JSONReport(try await run(Upkeep.invocation(words + ["--format", "json"])))
                #expect(report.verdict?.code == "dns.provider-down" && report.verdict?.confidence == "certain")
                #expect(report.verdict?.summary == "DNS, not your site: no name server of `shop.demo.test` answers")
                #expect(try await process.end(by: SIGINT) == .exited(0))
                #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [])
            }
        }
    }

    @Test func aServedFaultIsFound() async throws {
        try await withTemporaryDirectory { directory in
            try await withProcess(
                ["demo", "--serve", "--fault", "error-500"], environment: ["TMPDIR": directory.path]
            ) { process in
                let text = try await process.output { $0.contains("config init") && $0.hasSuffix("\n") }
                let config = try #require(text.split(whereSeparator: \.isWhitespace).first { $0.hasSuffix(".yaml") })
                let report = try JSONReport(
                    try await Upkeep.run("check", "--config", String(config), "shop", "--format", "json"))
                #expect(report.headlines.map(\.check) == ["http.status"])
            }
        }
    }
}
