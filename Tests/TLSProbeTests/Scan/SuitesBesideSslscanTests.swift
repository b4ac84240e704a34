import Checks
import Peers
import TLSWire
import Testing

@testable import TLSProbe

/// Each suite of each version, beside the list of another scanner, written years before this one.
struct SuitesBesideSslscanTests {
    private static let names: [TLSVersion: String] = [
        .tls10: "TLSv1.0", .tls11: "TLSv1.1", .tls12: "TLSv1.2", .tls13: "TLSv1.3",
    ]
    private static let everything = "ALL:COMPLEMENTOFALL:@SECLEVEL=0"

    @Test func openSSL() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            let options = ["-www", "-cipher", "DEFAULT:@SECLEVEL=0"]
            try await withOpenSSLServer(port: port, certificate: certificate, options: options) { _ in
                try await compare(port, ca)
            }
        }
    }

    @Test("nginx, as it comes and with all that its library has")
    func nginx() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let ports = try Ports.free(2)
            let pair = "ssl_certificate \(certificate.chainFile); ssl_certificate_key \(certificate.keyFile);"
            let servers = """
                server { listen 127.0.0.1:\(ports[0]) ssl; \(pair) }
                server {
                    listen 127.0.0.1:\(ports[1]) ssl; \(pair)
                    ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;
                    ssl_ciphers \(Self.everything);
                }
                """
            try await withNginx(servers, ports: ports) { _ in
                for port in ports { try await compare(port, ca) }
            }
        }
    }

    @Test func haproxy() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            let section = """
                frontend shop
                    bind 127.0.0.1:\(port) ssl crt shop.pem ssl-min-ver TLSv1.0 ciphers \(Self.everything)
                    http-request return status 200
                """
            try await withHAProxy(section, ports: [port], files: ["shop.pem": certificate.bundle]) { _ in
                try await compare(port, ca)
            }
        }
    }

    @Test func gnuTLS() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            let priority = "NORMAL:+VERS-TLS1.0:+VERS-TLS1.1:+ARCFOUR-128:+3DES-CBC:%COMPAT"
            try await withGnuTLSServer(port: port, certificate: certificate, priority: priority) { _ in
                try await compare(port, ca)
            }
        }
    }

    private func compare(_ port: Int, _ ca: TestCA) async throws {
        let seen = try await ScanBench.scan(port: port, ca: ca)
        let output = try await mustRun(
            Invocation("sslscan", ["--no-colour", "--no-fallback", "127.0.0.1:\(port)"]))
        var theirs: [String: Set<CipherSuite>] = [:]
        for line in output.standardOutput.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 5, words[0] == "Preferred" || words[0] == "Accepted" else { continue }
            theirs[String(words[1]), default: []].insert(try #require(CipherSuite(name: String(words[4]))))
        }
        #expect(!theirs.isEmpty)
        for (version, name) in Self.names {
            let ours = seen.versions.value?.first { $0.version == version }?.suites.value?.accepted ?? []
            #expect(Set(ours) == theirs[name, default: []], "\(version)")
        }
    }
}
