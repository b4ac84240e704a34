import Peers
import Testing

@Suite("real TLS servers and certificates")
struct TLSServerTests {
    /// What `openssl s_client` says of each certificate; the codes are X509_V_ERR_* of openssl-verify(1).
    @Test(
        "each kind of certificate is what its name says",
        arguments: [
            ("good", "0 (ok)"),
            ("intermediate", "0 (ok)"),
            ("expired", "10 (certificate has expired)"),
            ("early", "9 (certificate is not yet valid)"),
            ("wrong name", "62 (hostname mismatch)"),
            ("self-signed", "18 (self-signed certificate)"),
            ("no intermediate sent", "21 (unable to verify the first certificate)"),
        ])
    func certificates(kind: String, expected: String) async throws {
        try await withTestCA { authority in
            let certificate = try await make(kind, authority)
            let port = try Ports.free()
            let processID = try await withOpenSSLServer(port: port, certificate: certificate) { server in
                let answer = try await run(
                    "sh", "-c",
                    """
                    sleep 0.2 | openssl s_client -connect 127.0.0.1:\(port) -servername shop.test \
                    -verify_hostname shop.test -CAfile '\(authority.certificateFile)'
                    """)
                #expect(answer.standardOutput.contains("Verify return code: \(expected)"), "\(answer)")
                return server.processID
            }
            #expect(!isAlive(processID))
        }
    }

    private func make(_ kind: String, _ authority: TestCA) async throws -> TestCertificate {
        let day = 86_400.0
        switch kind {
        case "expired": return try await authority.issue(["shop.test"], until: -day)
        case "early": return try await authority.issue(["shop.test"], from: day)
        case "wrong name": return try await authority.issue(["other.test"])
        case "self-signed": return try await authority.selfSigned(["shop.test"])
        case "intermediate": return try await authority.intermediate().issue(["shop.test"], key: .rsa2048)
        case "no intermediate sent":
            return try await authority.intermediate().issue(["shop.test"]).withoutIntermediates
        default: return try await authority.issue(["shop.test", "127.0.0.1", "::1"])
        }
    }

    @Test("openssl s_server passes what it is given, byte for byte")
    func standardInput() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["shop.test"])
            try await withOpenSSLServer(port: port, certificate: certificate, options: ["-naccept", "1"]) { server in
                async let answer = curl(
                    "--insecure", "--http1.1", "https://127.0.0.1:\(port)/")
                while !server.log.contains("GET / HTTP/1.1") { try await Task.sleep(for: .milliseconds(2)) }
                try server.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nQuiet".utf8))
                let body = try await answer.standardOutput
                #expect(body == "Quiet")
            }
        }
    }
}
