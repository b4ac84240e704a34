import Peers
import Testing

/// `upkeep tls --revocation` where an authority publishes a list alone, as the large ones do by now.
struct TLSRevocationListTests {
    private struct Row: Sendable {
        let name: String
        let isRevoked: Bool
        /// Under the authority's address; nil where nobody answers.
        let list: String?
        let status: String
        let words: [String]
    }

    private static let rows = [
        Row(
            name: "good", isRevoked: false, list: "fresh.crl", status: "ok",
            words: ["not revoked, says the authority's list"]),
        Row(
            name: "revoked", isRevoked: true, list: "fresh.crl", status: "critical",
            words: ["the certificate was revoked on 2026-01-01 (its key has leaked: keyCompromise)"]),
        Row(
            name: "on an old list", isRevoked: true, list: "stale.crl", status: "critical",
            words: ["was revoked on 2026-01-01"]),
        Row(
            name: "not on an old list", isRevoked: false, list: "stale.crl", status: "unknown",
            words: ["nobody could say whether it is revoked", "/stale.crl` went out of date", " ago"]),
        Row(
            name: "no list there", isRevoked: false, list: "missing.crl", status: "unknown",
            words: ["nobody could say whether it is revoked", "`127.0.0.1` answers 404"]),
        Row(
            name: "no list at all", isRevoked: false, list: "garbage.crl", status: "unknown",
            words: ["nobody could say whether it is revoked", "/garbage.crl` cannot be read"]),
        Row(
            name: "nobody there", isRevoked: false, list: nil, status: "unknown",
            words: ["nobody could say whether it is revoked", "`127.0.0.1`: "]),
    ]

    @Test func lists() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let (web, dead) = (try Ports.free(), try Ports.free())
                let ports = try Ports.free(Self.rows.count)
                var servers = ["server { listen 127.0.0.1:\(web); root \(folder.path); }\n"]
                var issued: [(TestCertificate, Bool)] = []
                for (row, port) in zip(Self.rows, ports) {
                    let address = row.list.map { "\(web)/\($0)" } ?? "\(dead)/list.crl"
                    let certificate = try await authority.issue(
                        ["shop.example"], extensions: ["crlDistributionPoints=URI:http://127.0.0.1:\(address)"])
                    issued.append((certificate, row.isRevoked))
                    servers.append(
                        """
                        server {
                            listen 127.0.0.1:\(port) ssl;
                            ssl_certificate \(certificate.chainFile);
                            ssl_certificate_key \(certificate.keyFile);
                        }

                        """)
                }
                let index = try await TestIndex(of: issued, in: folder)
                try folder.write("garbage.crl", "<html>no list here</html>")
                try await index.writeList("fresh", by: authority)
                let past = ["-crl_lastupdate", "20260101000000Z", "-crl_nextupdate", "20260108000000Z"]
                try await index.writeList("stale", by: authority, options: past)
                try await withNginx(servers.joined(), ports: [web] + ports) { _ in
                    for (row, port) in zip(Self.rows, ports) {
                        let output = try await run(
                            Upkeep.invocation([
                                "tls", "127.0.0.1:\(port)", "--name", "shop.example", "--ca-file",
                                authority.certificateFile, "--revocation", "--only", "tls.revoked",
                                "--format", "json",
                            ]))
                        let finding = try JSONReport(output)["tls.revoked"]
                        #expect(finding?.status == row.status, "\(row.name): \(output.standardOutput)")
                        for words in row.words {
                            #expect(finding?.summary.contains(words) == true, "\(row.name): \(finding?.summary ?? "")")
                        }
                    }
                }
            }
        }
    }
}
