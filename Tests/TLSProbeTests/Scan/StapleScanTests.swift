import CertificateReader
import Checks
import Peers
import Testing

@testable import TLSProbe

/// The OCSP answer that comes with the certificate, in clear with TLS 1.2 and beside the certificate with TLS 1.3.
struct StapleScanTests {
    private static let good = RevocationAnswer.Standing.good

    /// What a scan makes of a staple.
    /// - Parameter sent: the certificate as the server sends it, with more or fewer of its issuers.
    private func staple(
        _ response: TestOCSPResponse, _ sent: TestCertificate, _ ca: TestCA?, version: String = "-tls1_3"
    ) async throws -> RevocationAnswer? {
        let port = try Ports.free()
        return try await withOpenSSLServer(
            port: port, certificate: sent, options: ["-www", version, "-status_file", response.file]
        ) { _ in
            let seen = try await ScanBench.scan(port: port, ca: ca, depth: .quick)
            #expect(seen.effort.connections == 1)
            guard case .seen(.some(let staple)) = seen.staple else {
                Issue.record("\(seen.staple)")
                return nil
            }
            #expect(staple.raw == response.bytes)
            return staple.answer
        }
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"]) func signedByTheIssuer(_ version: String) async throws {
        try await withTestCA { ca in
            try await withTemporaryDirectory { folder in
                let leaf = try await ca.issue(["shop.test"])
                let response = try await TestOCSPResponse(about: leaf, of: ca, in: folder)
                // The root is not sent: it is found among the trusted ones.
                let answer = try #require(try await staple(response, leaf, ca, version: version))
                #expect(answer.standing == Self.good)
                #expect(answer.signedBy == "the issuer")
                #expect(answer.nextUpdate != nil)
            }
        }
    }

    @Test func revokedByADelegate() async throws {
        try await withTestCA { ca in
            try await withTemporaryDirectory { folder in
                let leaf = try await ca.issue(["shop.test"])
                let responder = try await ca.issue(
                    [], commonName: "Responder", extensions: ["extendedKeyUsage=OCSPSigning"])
                let response = try await TestOCSPResponse(
                    about: leaf, of: ca, signedBy: responder, isRevoked: true, in: folder)
                let answer = try #require(try await staple(response, leaf, ca))
                guard case .revoked(_, .keyCompromise) = answer.standing else {
                    Issue.record("\(answer)")
                    return
                }
                #expect(answer.signedBy == "CN=Responder")
            }
        }
    }

    @Test(arguments: [
        ("forged", "it is not signed by the certificate's issuer"), ("other", "it is about another certificate"),
    ])
    func doesNotCount(_ flaw: String, _ words: String) async throws {
        try await withTestCA { ca in
            try await withTemporaryDirectory { folder in
                let leaf = try await ca.issue(["shop.test"])
                let response =
                    flaw == "forged"
                    ? try await TestOCSPResponse(about: leaf, of: ca, options: ["-badsig"], in: folder)
                    : try await TestOCSPResponse(about: try await ca.issue(["blog.test"]), of: ca, in: folder)
                let answer = try #require(try await staple(response, leaf, ca))
                #expect(answer.standing == .noAnswer(words))
            }
        }
    }

    /// Where nobody knows the issuer, nothing is verified and nothing is alleged.
    @Test func withoutTheIssuer() async throws {
        try await withTestCA { ca in
            try await withTemporaryDirectory { folder in
                let leaf = try await ca.issue(["shop.test"])
                let response = try await TestOCSPResponse(about: leaf, of: ca, in: folder)
                let answer = try #require(try await staple(response, leaf, nil))
                #expect(answer.standing == Self.good)
                #expect(answer.signedBy == nil)
            }
        }
    }
}
