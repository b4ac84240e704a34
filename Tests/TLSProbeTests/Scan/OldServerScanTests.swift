import Checks
import Peers
import TLSWire
import Testing

@testable import TLSProbe

/// What servers of another time accept, each spoken by a real one.
struct OldServerScanTests {
    private func options(_ more: [String]) -> [String] {
        ["-www", "-cipher", "ALL:COMPLEMENTOFALL:@SECLEVEL=0"] + more
    }

    /// The prime that the first study of Logjam found at a fifth of all servers; OpenSSL takes none that is smaller.
    private static let prime =
        "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
        + "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
        + "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
        + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF"

    /// A file of parameters with it.
    private func group(_ directory: TemporaryDirectory) async throws -> String {
        let description = try directory.write(
            "dh.cnf", "asn1=SEQUENCE:dh\n[dh]\np=INTEGER:0x\(Self.prime)\ng=INTEGER:2\n")
        let (der, pem) = (directory.file("dh.der"), directory.file("dh.pem"))
        try await mustRun(Invocation("openssl", ["asn1parse", "-genconf", description, "-noout", "-out", der]))
        try await mustRun(
            Invocation("openssl", ["dhparam", "-inform", "DER", "-in", der, "-out", pem]))
        return pem
    }

    private func offered(_ seen: EndpointObservation) -> [TLSVersion] {
        seen.versions.value?.filter(\.isOffered).map(\.version) ?? []
    }

    private func suites(_ seen: EndpointObservation, _ version: TLSVersion) -> [CipherSuite] {
        seen.versions.value?.first { $0.version == version }?.suites.value?.accepted ?? []
    }

    @Test func everythingOpenSSLStillHas() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            try await withTemporaryDirectory { directory in
                let dh = try await group(directory)
                // The command checks the group before it reads `-cipher`, so the level is set where it begins.
                let configuration = try directory.write(
                    "openssl.cnf",
                    """
                    openssl_conf = all
                    [all]
                    ssl_conf = ssl
                    [ssl]
                    system_default = old
                    [old]
                    CipherString = ALL:COMPLEMENTOFALL:@SECLEVEL=0
                    MinProtocol = TLSv1

                    """)
                try await withPeer(ready: [.listening(port)]) { _ in
                    try Invocation(
                        "openssl",
                        [
                            "s_server", "-quiet", "-accept", "\(port)", "-cert", certificate.certificateFile, "-key",
                            certificate.keyFile, "-dhparam", dh,
                        ] + options([]), environment: ["OPENSSL_CONF": configuration])
                } _: { _ in
                    let seen = try await ScanBench.scan(port: port, ca: ca)
                    #expect(offered(seen) == [.tls10, .tls11, .tls12, .tls13])
                    let old = suites(seen, .tls12)
                    #expect(old.contains { $0.isNull })
                    #expect(old.contains { $0.isAnonymous })
                    let groups = try #require(seen.diffieHellman.value)
                    #expect(groups.map(\.bits) == [1024])
                    #expect(groups.first?.name == "RFC 2409 group 2")
                    #expect(groups.first?.generator == "02")
                    #expect(seen.fallbackSCSV == .seen(true))
                    #expect(seen.effort.connections < 400)
                }
            }
        }
    }

    @Test func gnuTLSWithHeartbeats() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let priority =
                "NORMAL:+VERS-TLS1.0:+VERS-TLS1.1:+ARCFOUR-128:+3DES-CBC:+DHE-RSA:+RSA:%COMPAT"
            let port = try Ports.free()
            try await withGnuTLSServer(
                port: port, certificate: certificate, priority: priority, options: ["--heartbeat"]
            ) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                #expect(offered(seen) == [.tls10, .tls11, .tls12, .tls13])
                #expect(suites(seen, .tls12).contains { $0.encryption == .rc4 })
                #expect(suites(seen, .tls12).contains { $0.encryption == .tripleDES })
                // It has the extension and discards what has no padding; the bogus Finished ends it.
                guard case .seen(.patched) = seen.heartbleed else {
                    Issue.record("\(seen.heartbleed)")
                    return
                }
                guard case .seen(.refused) = seen.earlyCCS else {
                    Issue.record("\(seen.earlyCCS)")
                    return
                }
            }
        }
    }

    @Test func nssWithSSL3() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            try await withNSSServer(port: port, certificate: certificate, versions: "ssl3:tls1.2") { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca)
                #expect(offered(seen).contains(.ssl3))
                #expect(!suites(seen, .ssl3).isEmpty)
                #expect(seen.ssl2.value?.isOffered == false)
                #expect(!seen.tls.presented.isEmpty)
                guard case .seen(.notOffered) = seen.heartbleed, case .seen(.refused) = seen.earlyCCS else {
                    Issue.record("\(seen.heartbleed) \(seen.earlyCCS)")
                    return
                }
            }
        }
    }
}
