import CertificateReader
import Checks
import Peers
import TLSWire
import Testing

@testable import TLSProbe

/// Whole looks at servers as shops run them.
struct WebServerScanTests {
    private func server(_ port: Int, _ certificates: [TestCertificate], _ lines: [String] = []) -> String {
        let pairs = certificates.map { "ssl_certificate \($0.chainFile); ssl_certificate_key \($0.keyFile);" }
        return """
            server {
                listen 127.0.0.1:\(port) ssl http2;
                server_name shop.test;
                \(pairs.joined(separator: "\n"))
                ssl_protocols TLSv1.2 TLSv1.3;
                \(lines.joined(separator: "\n"))
                return 200 "ok";
            }
            """
    }

    @Test func nginxInFull() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.intermediate().issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            let lines = ["ssl_prefer_server_ciphers on;", "ssl_session_cache shared:shop:1m;"]
            try await withNginx(server(port, [certificate], lines), ports: [port]) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                #expect(seen.failure == nil)
                #expect(seen.tls.trust?.problem == nil)
                #expect(seen.tls.presented.count == 2)
                #expect(seen.tls.version == "TLSv1.3")
                #expect(seen.tls.alpn == "h2")
                #expect(seen.choice.value?.version == .tls13)
                #expect(seen.choice.value?.group == .x25519)
                #expect(seen.choice.value?.signature == .rsaPSSRSAESHA256)
                let versions = try #require(seen.versions.value)
                #expect(versions.map(\.version) == [.ssl3, .tls10, .tls11, .tls12, .tls13])
                #expect(versions.map(\.isOffered) == [false, false, false, true, true])
                #expect(versions[3].suites.value?.order == .server)
                #expect(versions[3].suites.value?.cutShort == nil)
                #expect(versions[4].suites.value?.accepted.count == 3)
                #expect(seen.ssl2.value?.isOffered == false)
                #expect(seen.groups.value?.modern.contains(.x25519) == true)
                #expect(seen.groups.value?.classic.contains(.x25519) == true)
                #expect(seen.signatureSchemes.value?.contains(.rsaPSSRSAESHA256) == true)
                #expect(seen.alpn.value?.accepted == ["h2", "http/1.1"] || seen.alpn.value?.accepted.first == "h2")
                #expect(seen.alpn.value?.stranger != .accepted)
                #expect(seen.compression == .seen(false))
                #expect(seen.secureRenegotiation == .seen(true))
                #expect(seen.fallbackSCSV == .seen(true))
                #expect(seen.extendedMasterSecret == .seen(true))
                #expect(seen.encryptThenMAC == .seen(true))
                #expect(seen.heartbleed == .seen(.notOffered([.tls12])))
                #expect(seen.earlyCCS == .seen(.refused("alert 10 (unexpected message)")))
                let resumption = try #require(seen.resumption.value)
                #expect(resumption.byPSK == .seen(true))
                #expect(resumption.byTicket == .seen(true))
                #expect(resumption.bySessionID == .seen(true))
                #expect(resumption.ticketLifetime != nil)
                #expect(resumption.maxEarlyData == .seen(nil))
                #expect(seen.clientAuthentication == .seen(ClientAuthentication(isRequested: false)))
                guard case .seen(.certificate(let leaf)) = seen.withoutName else {
                    Issue.record("\(seen.withoutName)")
                    return
                }
                #expect(leaf.sha256 == seen.tls.presented.first?.sha256)
                #expect(seen.otherChains == [])
                #expect(seen.staple == .seen(nil))
                #expect(seen.effort.connections <= 64)
            }
        }
    }

    /// What each question costs the server: nothing here may ask for more without something else asking for less.
    @Test(arguments: [("off", 70), ("on", 76)])
    func twoKindsOfKeysWithinTheBudget(_ ownOrder: String, _ budget: Int) async throws {
        try await withTestCA { ca in
            let keys = [
                try await ca.issue(["shop.test"], key: .rsa2048), try await ca.issue(["shop.test"], key: .p256),
            ]
            let port = try Ports.free()
            let lines = ["ssl_prefer_server_ciphers \(ownOrder);", "ssl_session_cache shared:shop:1m;"]
            try await withNginx(server(port, keys, lines), ports: [port]) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                let suites = try #require(seen.versions.value?[3].suites.value)
                #expect(suites.order == (ownOrder == "on" ? .server : .client))
                #expect(suites.cutShort == nil)
                #expect(Set(suites.accepted.map(\.authentication)) == [.rsa, .ecdsa])
                #expect(seen.groups.value?.classic.contains(.secp384r1) == true)
                let schemes = try #require(seen.signatureSchemes.value)
                #expect(
                    schemes.contains(.rsaPSSRSAESHA512) && schemes.contains(.rsaPKCS1SHA256)
                        && schemes.contains(.ecdsaSecp256r1SHA256))
                #expect(seen.alpn.value?.accepted.first == "h2")
                #expect(seen.alpn.value?.stranger == .refused)
                let resumption = try #require(seen.resumption.value)
                #expect(resumption.byTicket == .seen(true) && resumption.bySessionID == .seen(true))
                #expect(seen.effort.connections <= budget)
            }
        }
    }

    @Test func twoCertificatesAndClientsAskedForTheirs() async throws {
        try await withTestCA { ca in
            let (rsa, ec) = (
                try await ca.issue(["shop.test"], key: .rsa2048), try await ca.issue(["shop.test"], key: .p256)
            )
            let port = try Ports.free()
            let lines = ["ssl_verify_client optional;", "ssl_client_certificate \(ca.certificateFile);"]
            try await withNginx(server(port, [rsa, ec], lines), ports: [port]) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                #expect(seen.otherChains.count == 1)
                let keys = Set((seen.tls.presented + seen.otherChains.flatMap(\.presented)).map(\.publicKey.algorithm))
                #expect(keys.count == 2)
                let asked = try #require(seen.clientAuthentication.value)
                #expect(asked.isRequested)
                #expect(asked.isOptional == true)
                #expect(asked.authorities == ["CN=Upkeep Test Root"])
            }
        }
    }

    @Test func anotherCertificateForThoseWhoNameNoHost() async throws {
        try await withTestCA { ca in
            let (shop, other) = (try await ca.issue(["shop.test"]), try await ca.issue(["other.test"]))
            let port = try Ports.free()
            let fallback = """
                server {
                    listen 127.0.0.1:\(port) ssl http2 default_server;
                    server_name other.test;
                    ssl_certificate \(other.chainFile);
                    ssl_certificate_key \(other.keyFile);
                }
                """
            try await withNginx(fallback + server(port, [shop]), ports: [port]) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                #expect(seen.tls.presented.first?.subject == "CN=shop.test")
                for answer in [seen.withoutName, seen.withWrongName] {
                    guard case .seen(.certificate(let leaf)) = answer else {
                        Issue.record("\(answer)")
                        continue
                    }
                    #expect(leaf.subject == "CN=other.test")
                }
            }
        }
    }

    @Test func haproxyInFull() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"])
            let port = try Ports.free()
            let bundle = try await run(
                Invocation("cat", [certificate.chainFile, certificate.keyFile])
            ).standardOutput
            try await withTemporaryDirectory { directory in
                let file = try directory.write("shop.pem", bundle)
                try await withHAProxy(
                    """
                    frontend shop
                        bind 127.0.0.1:\(port) ssl crt \(file) alpn h2,http/1.1 ssl-min-ver TLSv1.2 strict-sni
                        http-request return status 200
                    """, ports: [port]
                ) { _ in
                    let seen = try await ScanBench.scan(port: port, ca: ca)
                    #expect(seen.failure == nil)
                    #expect(seen.tls.version == "TLSv1.3")
                    #expect(seen.alpn.value?.preferred == "h2")
                    guard case .seen(.refused) = seen.withWrongName else {
                        Issue.record("\(seen.withWrongName)")
                        return
                    }
                    #expect(seen.effort.connections <= 70)
                }
            }
        }
    }

    @Test func quickIsOneConnection() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"])
            let port = try Ports.free()
            try await withNginx(server(port, [certificate]), ports: [port]) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca, depth: .quick)
                #expect(seen.tls.presented.first?.dnsNames == ["shop.test"])
                #expect(seen.tls.trust?.problem == nil)
                #expect(seen.versions == .notAsked)
                #expect(seen.effort.connections == 1)
            }
        }
    }

    /// Its groups are not the one that keys are sent in, so it asks for another hello.
    @Test(arguments: ["P-256", "P-384", "P-521"])
    func anotherHelloIsAskedFor(_ group: String) async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"])
            let port = try Ports.free()
            try await withOpenSSLServer(
                port: port, certificate: certificate, options: ["-www", "-tls1_3", "-groups", group]
            ) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca, depth: .quick)
                #expect(seen.failure == nil)
                #expect(seen.choice.value?.group == NamedGroup(name: group))
                #expect(seen.effort.connections == 1)
            }
        }
    }

    @Test(arguments: ["TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"])
    func modernSuites(_ suite: String) async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"])
            let port = try Ports.free()
            let options = ["-www", "-tls1_3", "-ciphersuites", suite]
            try await withOpenSSLServer(port: port, certificate: certificate, options: options) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                #expect(seen.versions.value?.last?.suites.value?.accepted == [try #require(CipherSuite(name: suite))])
                #expect(seen.resumption.value?.byPSK == .seen(true))
                #expect(seen.signatureSchemes == .seen([.ecdsaSecp256r1SHA256]))
                #expect(seen.versions.value?.filter(\.isOffered).map(\.version) == [.tls13])
                #expect(seen.fallbackSCSV == .doesNotApply("there is no version to fall back to"))
            }
        }
    }
}
