import Checks
import Peers
import TLSWire
import Testing

@testable import TLSProbe

/// Whole looks at servers as shops run them.
struct WebServerScanTests {
    @Test func nginxInFull() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            try await withNginx(
                """
                server {
                    listen 127.0.0.1:\(port) ssl http2;
                    server_name shop.test;
                    ssl_certificate \(certificate.chainFile);
                    ssl_certificate_key \(certificate.keyFile);
                    return 200 "ok";
                }
                """, ports: [port]
            ) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                dump(seen)
                #expect(seen.failure == nil)
                #expect(seen.tls.trust?.problem == nil)
                #expect(seen.tls.version == "TLSv1.3")
                #expect(seen.tls.alpn == "h2")
                #expect(seen.effort.connections <= 70)
            }
        }
    }

    @Test func opensslServerInFull() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            try await withOpenSSLServer(port: port, certificate: certificate, options: ["-www"]) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                dump(seen)
                #expect(seen.failure == nil)
                #expect(seen.tls.version == "TLSv1.3")
            }
        }
    }
}
