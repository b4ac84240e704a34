import Foundation
import Peers
import Testing
import UpkeepDemo

/// One report, five forms.
struct FormatTests {
    @Test func text() async throws {
        try await withShop([.wrongName]) { shop in
            let output = try await shop.check()
            let lines = output.standardOutput.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.first == "✗ critical  shop")
            #expect(
                lines.contains { $0.hasPrefix("    the certificate is for `blog.demo.test`, not for `shop.demo.test`") }
            )
            #expect(lines.contains { $0.hasPrefix("    hint: ") })
            #expect(lines.contains { $0.hasPrefix("1 site: 1 critical in ") })
            #expect(lines.contains { $0.hasPrefix("next: `upkeep explain tls.name`") })
            #expect(output.status == .exited(2))
        }
    }

    @Test("every member that json and ndjson print has a row in docs/json.md")
    func json() async throws {
        let documented = try DocumentedJSON()
        try await withShop([.error500]) { shop in
            let whole = try await shop.check("--format", "json")
            #expect(try documented.undocumented(whole.standardOutput) == [])
            #expect(whole.status == .exited(2))

            let lines = try await shop.check("--format", "ndjson").standardOutput.split(separator: "\n")
            #expect(lines.count > 2)
            for line in lines.dropLast() {
                let object = try DocumentedJSON.object(String(line))
                #expect(object["type"] as? String == "finding")
                #expect(Set(object.keys).subtracting(documented.findings).isEmpty)
            }
            let sum = try DocumentedJSON.object(String(lines.last ?? ""))
            #expect(sum["type"] as? String == "summary" && sum["findings"] == nil)
            #expect(documented.undocumented(sum) == [])
        }
    }

    @Test func prometheus() async throws {
        try await withShop { shop in
            let output = try await shop.check("--format", "prometheus")
            #expect(output.status == .exited(0))
            #expect(output.standardOutput.contains("probe_success{"))
            #expect(output.standardOutput.contains("probe_ssl_earliest_cert_expiry{"))
            #expect(output.standardOutput.contains(#"phase="connect""#))
        }
    }

    @Test("the exposition is what Prometheus' own tool accepts")
    func promtool() async throws {
        try await withShop([.wrongContent]) { shop in
            let output = try await shop.check("--format", "prometheus")
            let file = try shop.directory.write("metrics", output.standardOutput)
            let verdict = try await run("sh", "-c", #"promtool check metrics < "$0""#, file)
            // 3 stands for opinions on names; blackbox_exporter's own names earn them too.
            #expect(verdict.status == .exited(0) || verdict.status == .exited(3))
            #expect(!verdict.standardError.contains("parsing"), "\(verdict.standardError)")
        }
    }

    @Test func nagios() async throws {
        try await withShop([.error500]) { shop in
            let output = try await shop.check("--format", "nagios")
            let first = output.standardOutput.prefix { $0 != "\n" }
            #expect(first.contains("CRITICAL") && first.contains("500 Internal Server Error"))
            let parts = first.split(separator: "|")
            #expect(parts.count == 2)
            #expect(parts.last?.contains("=") == true)
            #expect(output.status == .exited(2))
        }
    }

    @Test("a trace never mixes with data", arguments: ["json", "ndjson", "prometheus", "nagios"])
    func explained(_ format: String) async throws {
        try await withShop { shop in
            let plain = try await shop.check("--format", format)
            let explained = try await shop.check("--format", format, "--explain")
            #expect(explained.standardError.contains("connect 127.0.0.1:"))
            #expect(plain.standardError == "")
            #expect(Self.words(explained.standardOutput) == Self.words(plain.standardOutput))
        }
    }

    @Test func inTextTheTraceComesFirst() async throws {
        try await withShop { shop in
            let output = try await shop.check("--explain")
            let trace = try #require(output.standardOutput.range(of: "  ask \(shop.site.resolver) over udp: "))
            let report = try #require(output.standardOutput.range(of: "1 site: 1 ok"))
            #expect(trace.lowerBound < report.lowerBound)
            #expect(output.standardError == "")
        }
    }

    /// What stays the same from one look to the next: no numbers, and of `9e-05` not the `e` either.
    private static func words(_ text: String) -> [String] {
        text.split { !$0.isLetter }.map(String.init).filter { $0 != "e" }
    }
}
