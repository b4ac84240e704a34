import Checks
import Peers
import TLSWire
import Testing

@testable import TLSProbe

/// Handshakes inside handshakes, at servers that take them up and at those that do not.
struct RenegotiationScanTests {
    @Test(arguments: [
        (["-client_renegotiation"], true), ([], false), (["-no_renegotiation"], false),
        (["-legacy_renegotiation"], false), (["-client_renegotiation", "-no_ticket"], true),
    ])
    func openSSL(_ options: [String], _ isAllowed: Bool) async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            try await withOpenSSLServer(
                port: port, certificate: certificate, options: ["-www", "-tls1_2"] + options
            ) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                #expect(seen.clientRenegotiation == .seen(isAllowed))
                #expect(seen.secureRenegotiation == .seen(true))
                #expect(seen.resumption.value?.byTicket == .seen(!options.contains("-no_ticket")))
            }
        }
    }

    /// This server then sleeps for a second, and serves nobody else: whoever accepts one connection less than it was asked
    /// for must miss nothing but this.
    @Test func comesLast() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            func scan(_ options: [String]) async throws -> EndpointObservation {
                let port = try Ports.free()
                return try await withOpenSSLServer(
                    port: port, certificate: certificate, options: ["-www"] + options
                ) { _ in try await ScanBench.scan(port: port, ca: ca) }
            }
            let whole = try await scan([])
            #expect(whole.clientRenegotiation == .seen(false))
            let less = try await scan(["-naccept", "\(whole.effort.connections - 1)"])
            #expect(less.clientRenegotiation.value == nil)
            #expect(less.resumption == whole.resumption)
            #expect(less.versions == whole.versions)
            #expect(less.groups == whole.groups)
            #expect(less.signatureSchemes == whole.signatureSchemes)
            #expect(less.alpn == whole.alpn)
            #expect(less.heartbleed == whole.heartbleed)
            #expect(less.withWrongName == whole.withWrongName)
            #expect(less.ssl2 == whole.ssl2)
        }
    }

    @Test func nginx() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"])
            let port = try Ports.free()
            let server = """
                server {
                    listen 127.0.0.1:\(port) ssl;
                    ssl_certificate \(certificate.chainFile);
                    ssl_certificate_key \(certificate.keyFile);
                    ssl_protocols TLSv1.2;
                }
                """
            try await withNginx(server, ports: [port]) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                #expect(seen.clientRenegotiation == .seen(false))
                #expect(seen.resumption.value?.byTicket == .seen(true))
            }
        }
    }

    /// GnuTLS can still leave RFC 5746 out.
    @Test(arguments: [("NORMAL:-VERS-TLS1.3", true), ("NORMAL:-VERS-TLS1.3:%DISABLE_SAFE_RENEGOTIATION", false)])
    func gnuTLS(_ priority: String, _ isSecure: Bool) async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            try await withGnuTLSServer(port: port, certificate: certificate, priority: priority) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                #expect(seen.secureRenegotiation == .seen(isSecure))
                #expect(seen.clientRenegotiation.value != nil)
            }
        }
    }

    @Test func doesNotApplyWithoutTLS12() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"])
            let port = try Ports.free()
            try await withOpenSSLServer(port: port, certificate: certificate, options: ["-www", "-tls1_3"]) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                #expect(seen.clientRenegotiation == .doesNotApply("TLS 1.2 is not offered"))
                #expect(seen.secureRenegotiation == .doesNotApply("only TLS 1.3 is offered"))
            }
        }
    }
}
