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
                var index = ""
                for (row, port) in zip(Self.rows, ports) {
                    let address = row.list.map { "\(web)/\($0)" } ?? "\(dead)/list.crl"
                    let certificate = try await authority.issue(
                        ["shop.example"], extensions: ["crlDistributionPoints=URI:http://127.0.0.1:\(address)"])
                    index += try await Self.entry(certificate, isRevoked: row.isRevoked)
                    servers.append(
                        """
                        server {
                            listen 127.0.0.1:\(port) ssl;
                            ssl_certificate \(certificate.chainFile);
                            ssl_certificate_key \(certificate.keyFile);
                        }

                        """)
                }
                try folder.write("index.txt", index)
                try folder.write("garbage.crl", "<html>no list here</html>")
                try await Self.list("fresh", [], authority, folder)
                let past = ["-crl_lastupdate", "20260101000000Z", "-crl_nextupdate", "20260108000000Z"]
                try await Self.list("stale", past, authority, folder)
                try await mustRun(Invocation("chmod", ["755", folder.path]))
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

    /// A line of the authority's database.
    private static func entry(_ certificate: TestCertificate, isRevoked: Bool) async throws -> String {
        let output = try await mustRun(
            Invocation("openssl", ["x509", "-in", certificate.certificateFile, "-noout", "-serial"]))
        let serial = output.standardOutput.split(separator: "=").last.map { $0.filter(\.isHexDigit) } ?? ""
        let fate = isRevoked ? "R\t491231235959Z\t260101000000Z,keyCompromise" : "V\t491231235959Z\t"
        return "\(fate)\t\(serial)\tunknown\t/CN=\(serial)\n"
    }

    private static func list(
        _ name: String, _ options: [String], _ authority: TestCA, _ folder: TemporaryDirectory
    ) async throws {
        try folder.write("number", "01\n")
        let configuration = try folder.write(
            "openssl.cnf",
            """
            [ca]
            default_ca = authority
            [authority]
            database = \(folder.file("index.txt"))
            crlnumber = \(folder.file("number"))
            default_md = sha256
            default_crl_days = 7

            """)
        let pem = folder.file("\(name).pem")
        try await mustRun(
            Invocation(
                "openssl",
                [
                    "ca", "-gencrl", "-config", configuration, "-cert", authority.certificateFile, "-keyfile",
                    authority.keyFile, "-out", pem,
                ] + options))
        try await mustRun(
            Invocation("openssl", ["crl", "-in", pem, "-outform", "DER", "-out", folder.file("\(name).crl")]))
    }
}
