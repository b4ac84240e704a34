import Foundation
import Peers
import Testing

/// `upkeep tls` at servers with the flaws that have a name.
struct TLSFlawTests {
    @Test("Heartbleed is found, and the server keeps its memory", arguments: ["vulnerable", "patched", "absent"])
    func heartbleed(_ mode: String) async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["shop.example"], key: .rsa2048)
            try await withTLSLite(port: port, certificate: certificate, options: ["heartbeat=\(mode)"]) { peer in
                let output = try await run(
                    Upkeep.invocation([
                        "tls", "127.0.0.1:\(port)", "--name", "shop.example", "--ca-file", authority.certificateFile,
                        "--format", "json", "--only", "tls.heartbleed", "--deadline", "300s",
                    ]))
                let finding = try #require(try JSONReport(output)["tls.heartbleed"], "\(output.standardError)")
                #expect(finding.status == (mode == "vulnerable" ? "critical" : "ok"), "\(finding.summary)")
                #expect(output.status == .exited(mode == "vulnerable" ? 2 : 0))
                let account = WireAccount(peer)
                #expect(account.sentinels == 0)
                #expect(account.heartbeats.map(\.leaked) == (mode == "vulnerable" ? [0] : []))
                guard mode == "vulnerable" else { return }
                let evidence = try Self.evidence("tls.heartbleed", output)
                #expect(evidence["cve"] as? [String] == ["CVE-2014-0160"])
                #expect(evidence["received"] as? Int == 35)
                #expect(evidence["ownBytes"] as? Int == 16)
                #expect(evidence["padding"] as? Int == 16)
            }
        }
    }

    @Test("a server that shows a certificate without having its key is one headline")
    func foreignCertificate() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let shown = try await authority.issue(["shop.example"])
            let held = try await authority.issue(["shop.example"])
            try await withTLSLite(
                port: port, certificate: shown, keyFile: held.keyFile, options: ["max=3.4"]
            ) { _ in
                let output = try await run(
                    Upkeep.invocation([
                        "tls", "127.0.0.1:\(port)", "--name", "shop.example", "--ca-file", authority.certificateFile,
                        "--format", "json", "--quick",
                    ]))
                let report = try JSONReport(output)
                #expect(report.headlines.map(\.check) == ["tls.handshake"], "\(output.standardOutput)")
                #expect(report["tls.handshake"]?.summary.contains("does not have the key") == true)
                #expect(report["tls.expiry"]?.status == "ok")
                #expect(output.status == .exited(2))
            }
        }
    }

    private static func evidence(_ check: String, _ output: CommandOutput) throws -> [String: Any] {
        let findings = try DocumentedJSON.object(output.standardOutput)["findings"] as? [[String: Any]] ?? []
        return try #require(findings.first { $0["check"] as? String == check }?["evidence"] as? [String: Any])
    }
}
