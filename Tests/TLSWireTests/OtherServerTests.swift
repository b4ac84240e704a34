import Peers
import TLSWire
import Testing

/// GnuTLS, nginx, and servers that speak something else.
@Suite struct OtherServerTests {
    private func withGnuTLS(
        priority: String, _ options: [String] = [], _ body: (Int, TestCertificate) async throws -> Void
    ) async throws {
        let port = try Ports.free()
        try await withTestCA { authority in
            let certificate = try await authority.issue(["shop.example"], key: .rsa2048)
            try await withPeer(ready: [.listening(port)]) { directory in
                try Invocation(
                    "gnutls-serv",
                    [
                        "--http", "--quiet", "--disable-client-cert", "--port", "\(port)", "--x509certfile",
                        certificate.certificateFile, "--x509keyfile", certificate.keyFile, "--priority", priority,
                    ] + options, workingDirectory: directory.path)
            } _: { _ in
                try await body(port, certificate)
            }
        }
    }

    private static let old =
        "NORMAL:+VERS-TLS1.0:+VERS-TLS1.1:+ARCFOUR-128:+3DES-CBC:+DHE-RSA:+ANON-DH:%COMPAT"

    @Test(arguments: [
        (TLSVersion.tls10, "TLS_RSA_WITH_RC4_128_SHA"), (.tls10, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"),
        (.tls11, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"), (.tls12, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
        (.tls12, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
    ])
    func flightInClear(_ version: TLSVersion, _ name: String) async throws {
        try await withGnuTLS(priority: Self.old, ["--heartbeat"]) { port, _ in
            let suite = try #require(CipherSuite(name: name))
            let hello = ClientHello.offer(
                version, random: Flight.random, cipherSuites: [suite], more: [.heartbeat(mode: 1)])
            let flight = try Flight(hello, to: port)
            let chosen = try flight.hello()
            #expect(chosen.version == version)
            #expect(chosen.cipherSuite == suite)
            #expect(chosen.heartbeatMode == 1)
            #expect(try flight.certificate().count == 1)
            #expect(flight.names.last == "server_hello_done")
            if suite.keyExchange == .dhe { #expect(try flight.keyExchange().bits ?? 0 >= 2048) }
            #expect(flight.reader.notes == [])
        }
    }

    /// A correct server that does speak heartbeats gives none back for ours, which has no padding.
    @Test(arguments: [TLSVersion.tls10, .tls11, .tls12])
    func heartbeatIsNotEchoed(_ version: TLSVersion) async throws {
        try await withGnuTLS(priority: Self.old, ["--heartbeat"]) { port, _ in
            let nonce = [UInt8](200..<216)
            let hello = ClientHello.offer(
                version, random: Flight.random, cipherSuites: CipherSuite.all(in: version),
                more: [.heartbeat(mode: 1)])
            let probe = try TLSRecord.heartbeat(version, nonce: nonce) + TLSRecord.bogusFinished(version)
            let flight = try Flight(hello, to: port, then: probe)
            #expect(try flight.hello().heartbeatMode == 1)
            #expect(!flight.events.contains { if case .heartbeat = $0 { true } else { false } })
        }
    }

    @Test func helloRetryRequestOfGnuTLS() async throws {
        try await withGnuTLS(priority: "NORMAL:-GROUP-ALL:+GROUP-SECP521R1:+GROUP-FFDHE3072") { port, _ in
            let hello = ClientHello.offer(
                .tls13, random: Flight.random, cipherSuites: CipherSuite.all(in: .tls13),
                groups: [.secp521r1, .ffdhe3072])
            let retry = try Flight(hello, to: port).hello()
            #expect(retry.isHelloRetryRequest)
            #expect(retry.requestedGroup == .secp521r1)
        }
    }

    @Test func nginx() async throws {
        let ports = try Ports.free(2)
        try await withTestCA { authority in
            let certificate = try await authority.intermediate().issue(["shop.example"])
            let servers = """
                server {
                    listen 127.0.0.1:\(ports[0]) ssl http2;
                    ssl_certificate \(certificate.chainFile);
                    ssl_certificate_key \(certificate.keyFile);
                    ssl_protocols TLSv1.2 TLSv1.3;
                }
                server { listen 127.0.0.1:\(ports[1]); }
                """
            try await withNginx(servers, ports: ports) { _ in
                let hello = ClientHello.offer(
                    .tls12, random: Flight.random, cipherSuites: CipherSuite.all(in: .tls12),
                    serverName: "shop.example", alpn: ["h2"])
                let flight = try Flight(hello, to: ports[0])
                #expect(
                    flight.names == ["server_hello", "certificate", "server_key_exchange", "server_hello_done"])
                #expect(try flight.hello().alpn == "h2")
                #expect(try flight.certificate().entries.count == 2)
                #expect(try flight.keyExchange().group != nil)

                let plain = #expect(throws: TLSWireError.self) { try Flight(hello, to: ports[1]) }
                #expect(plain?.reason == .notTLS)
                #expect(plain?.foreign?.kind == .http)
                #expect(plain?.foreign?.line == "HTTP/1.1 400 Bad Request")
            }
        }
    }
}
