import Peers
import TLSWire
import Testing

@Suite struct NameTests {
    @Test(arguments: [
        (0x0002, "SSLv2"), (0x0300, "SSLv3"), (0x0301, "TLS 1.0"), (0x0302, "TLS 1.1"), (0x0303, "TLS 1.2"),
        (0x0304, "TLS 1.3"), (0x7F1C, "TLS 1.3 draft 28"), (0x0305, "unknown (0x0305)"),
    ])
    func versions(_ number: UInt16, _ name: String) {
        #expect(TLSVersion(rawValue: number).name == name)
    }

    @Test func versionsHaveAnOrder() {
        #expect(TLSVersion.all == TLSVersion.all.sorted())
        #expect(TLSVersion.ssl2 < .ssl3 && TLSVersion.tls12 < .tls13)
    }

    @Test(arguments: [
        (0x0017, "secp256r1", 128, false), (0x001D, "x25519", 128, false), (0x0100, "ffdhe2048", 103, false),
        (0x11EC, "X25519MLKEM768", 192, true), (0x11EB, "SecP256r1MLKEM768", 192, true),
        (0x11ED, "SecP384r1MLKEM1024", 256, true), (0x6399, "X25519Kyber768Draft00", 192, true),
        (0x001A, "brainpoolP256r1", 128, false), (0x0001, "sect163k1", 80, false),
        (0xFF01, "arbitrary_explicit_prime_curves", 0, false), (0x7777, "unknown (0x7777)", 0, false),
    ])
    func groups(_ number: UInt16, _ name: String, _ bits: Int, _ isPostQuantum: Bool) {
        let group = NamedGroup(rawValue: number)
        #expect((group.name, group.securityBits, group.isPostQuantum) == (name, bits, isPostQuantum))
        #expect(!group.isKnown || NamedGroup(name: name) == group)
    }

    @Test func groupsAreConsistent() {
        #expect(NamedGroup(name: "P-256") == .secp256r1)
        #expect(NamedGroup.all == NamedGroup.all.sorted() && Set(NamedGroup.all).count == NamedGroup.all.count)
        #expect(NamedGroup.allInTLS13.contains(.x25519) && !NamedGroup.allInTLS13.contains(NamedGroup(rawValue: 1)))
        #expect(!NamedGroup.all.contains(.explicitPrime))
    }

    @Test(arguments: [
        (0x0201, "rsa_pkcs1_sha1", true), (0x0403, "ecdsa_secp256r1_sha256", false),
        (0x0804, "rsa_pss_rsae_sha256", false),
        (0x0202, "dsa_sha1", true), (0x0101, "rsa_pkcs1_md5", true), (0x0301, "rsa_pkcs1_sha224", false),
        (0x0905, "mldsa65", false), (0x0807, "ed25519", false), (0x081A, "ecdsa_brainpoolP256r1tls13_sha256", false),
        (0x1234, "unknown (0x1234)", false),
    ])
    func signatures(_ number: UInt16, _ name: String, _ isBroken: Bool) {
        let scheme = SignatureScheme(rawValue: number)
        #expect((scheme.name, scheme.usesBrokenHash) == (name, isBroken))
    }

    @Test func signaturesAreConsistent() {
        #expect(Set(SignatureScheme.all).count == SignatureScheme.all.count)
        #expect(Set(SignatureScheme.all.map(\.name)).count == SignatureScheme.all.count)
        #expect(SignatureScheme.all.contains(.ecdsaSHA1) && SignatureScheme.mlDSA44.isPostQuantum)
        #expect(SignatureScheme.ed25519.isInTLS13 && !SignatureScheme.rsaPKCS1SHA256.isInTLS13)
    }

    @Test func alertsAndExtensions() {
        #expect(TLSAlert.fatal(.handshakeFailure).description == "fatal handshake_failure")
        #expect(TLSAlert(level: 7, TLSAlertDescription(rawValue: 200)).description == "level 7 unknown (200)")
        #expect(TLSExtensionType.alpn.name == "application_layer_protocol_negotiation")
        #expect(TLSExtensionType(rawValue: 0x1A1A).isGREASE)
        #expect(GREASE.values.count == 16 && GREASE.values.allSatisfy(GREASE.isValue))
    }

    /// Every group that GnuTLS can do has a name here.
    @Test func groupsOfGnuTLS() async throws {
        let list = try await mustRun(Invocation("gnutls-cli", ["-l"])).standardOutput
        let line = try #require(list.split(separator: "\n").first { $0.hasPrefix("Groups: ") })
        for name in line.dropFirst(8).split(separator: ", ") {
            let plain = name.dropFirst("GROUP-".count)
            #expect(
                NamedGroup.all.contains { $0.name.uppercased() == plain.uppercased() }, "\(name)")
        }
    }
}
