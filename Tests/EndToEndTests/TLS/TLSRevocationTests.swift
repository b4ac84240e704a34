import Peers
import Testing

/// `upkeep tls --revocation` with a responder and a list that are asked over HTTP.
struct TLSRevocationTests {
    @Test("what the responder and the list say is verified, and counts", arguments: [false, true])
    func verified(isRevoked: Bool) async throws {
        try await withAuthority(isRevoked: isRevoked) { authority in
            authority
        } _: { output in
            let finding = try JSONReport(output)["tls.revoked"]
            #expect(finding?.status == (isRevoked ? "critical" : "ok"), "\(output.standardOutput)")
            let words =
                isRevoked
                ? "was revoked on 2026-01-01 (its key has leaked: keyCompromise)"
                : "the authority's list and its responder"
            #expect(finding?.summary.contains(words) == true, "\(finding?.summary ?? "")")
        }
    }

    @Test("what somebody else has signed does not count, and is said to be that")
    func forged() async throws {
        try await withTestCA { stranger in
            try await withAuthority(isRevoked: true) { _ in
                stranger
            } _: { output in
                let finding = try JSONReport(output)["tls.revoked"]
                #expect(finding?.status == "unknown", "\(output.standardOutput)")
                #expect(finding?.summary.contains("not signed by the certificate's issuer") == true)
                #expect(finding?.summary.contains("is about another certificate") != true)
            }
        }
    }

    /// A shop whose certificate names a responder and a list, both served here.
    /// - Parameter speaker: who signs what these say, given the shop's authority.
    private func withAuthority(
        isRevoked: Bool, _ speaker: (TestCA) -> TestCA, _ body: (CommandOutput) async throws -> Void
    ) async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let (web, ocsp) = (try Ports.free(), try Ports.free())
                let certificate = try await authority.issue(
                    ["shop.example"],
                    extensions: [
                        "crlDistributionPoints=URI:http://127.0.0.1:\(web)/list.crl",
                        "authorityInfoAccess=OCSP;URI:http://127.0.0.1:\(ocsp)/",
                    ])
                let index = try await TestIndex(of: [(certificate, isRevoked)], in: folder)
                let signer = speaker(authority)
                try await index.writeList(by: signer)
                try await withPeer(ready: [.listening(ocsp)]) { _ in
                    try Invocation(
                        "openssl",
                        [
                            "ocsp", "-port", "\(ocsp)", "-index", index.file, "-CA", authority.certificateFile,
                            "-rsigner",
                            signer.certificateFile, "-rkey", signer.keyFile, "-ndays", "7", "-ignore_err",
                        ])
                } _: { _ in
                    let port = try Ports.free()
                    try await withNginx(
                        Self.servers(web, folder, port, certificate), ports: [web, port]
                    ) { _ in
                        let output = try await run(
                            Upkeep.invocation([
                                "tls", "127.0.0.1:\(port)", "--name", "shop.example", "--ca-file",
                                authority.certificateFile, "--revocation", "--only", "tls.revoked", "--format", "json",
                            ]))
                        try await body(output)
                    }
                }
            }
        }
    }

    private static func servers(
        _ web: Int, _ folder: TemporaryDirectory, _ port: Int, _ certificate: TestCertificate
    ) -> String {
        """
        server {
            listen 127.0.0.1:\(web);
            location = /list.crl { alias \(folder.file("list.crl")); }
        }
        server {
            listen 127.0.0.1:\(port) ssl;
            ssl_certificate \(certificate.chainFile);
            ssl_certificate_key \(certificate.keyFile);
        }

        """
    }
}
