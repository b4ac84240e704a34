import CertificateReader
import Checks
import Testing
import UpkeepCore

/// Each fault that stands in a certificate or chain.
struct CertificateFaultTests {
    struct Case: Sendable {
        let name: String
        let chain: [CertificateFacts]
        let check: CheckID
        let status: Status
        let words: String

        init(_ name: String, _ check: CheckID, _ status: Status, _ words: String, _ chain: [CertificateFacts]) {
            self.name = name
            self.chain = chain
            self.check = check
            self.status = status
            self.words = words
        }

        init(_ name: String, _ check: CheckID, _ status: Status, _ words: String, leaf: CertificateFacts) {
            self.init(name, check, status, words, [leaf, Endpoints.authority()])
        }
    }

    private static func keyed(_ algorithm: KeyAlgorithm, bits: Int? = nil) -> CertificateFacts {
        Endpoints.leaf(key: Endpoints.key(algorithm, bits: bits))
    }

    private static func purposed(_ change: (inout CertificateExtensions) -> Void) -> CertificateFacts {
        Endpoints.leaf(change: change)
    }

    private static let keys: [Case] = [
        Case(
            "RSA 512", "tls.key.strength", .critical, "the key has 512 bits and can be computed in hours",
            leaf: keyed(.rsa, bits: 512)),
        Case(
            "RSA 1024", "tls.key.strength", .critical, "the key has 1024 bits; clients refuse less than 2048",
            leaf: keyed(.rsa, bits: 1024)),
        Case(
            "RSA exponent 1", "tls.key.strength", .critical, "the key has an exponent that protects nothing",
            leaf: Endpoints.leaf(key: PublicKeyFacts(.rsa, bits: 2048, modulus: [9], exponent: [1]))),
        Case(
            "RSA 16384", "tls.key.strength", .warning, "the key has 16384 bits, which makes each handshake slow",
            leaf: keyed(.rsa, bits: 16_384)),
        Case(
            "RSA-PSS", "tls.key.strength", .warning, "the key may sign by RSASSA-PSS only", leaf: keyed(.rsaPSS)),
        Case(
            "P-224", "tls.key.strength", .critical, "the key is on P-224, a curve too short", leaf: keyed(.ec(.p224))),
        Case(
            "secp256k1", "tls.key.strength", .warning, "the key is on secp256k1, a curve that browsers do not take",
            leaf: keyed(.ec(.named("1.3.132.0.10")))),
        Case(
            "explicit curve", "tls.key.strength", .critical, "the key spells its curve out",
            leaf: keyed(.ec(.explicit(fieldBits: 256)))),
        Case("no curve", "tls.key.strength", .critical, "the key does not say", leaf: keyed(.ec(.missing))),
        Case("DSA", "tls.key.strength", .critical, "the key is a DSA key", leaf: keyed(.dsa, bits: 2048)),
        Case("Ed25519", "tls.key.strength", .warning, "the key is Ed25519", leaf: keyed(.ed25519)),
        Case("ML-DSA", "tls.key.strength", .warning, "the key is ML-DSA-65", leaf: keyed(.mlDSA65)),
        Case("X25519", "tls.key.strength", .critical, "the key is for key agreement", leaf: keyed(.x25519)),
        Case("unknown", "tls.key.strength", .warning, "the key is of a kind", leaf: keyed(.other("1.2.3"))),
        Case(
            "unreadable", "tls.key.strength", .unknown, "the certificate's key cannot be read",
            leaf: keyed(.unreadable)),
        Case(
            "weak intermediate", "tls.key.strength", .critical, "the key of `E7` has 1024 bits",
            [Endpoints.leaf(), Endpoints.authority(key: Endpoints.key(.rsa, bits: 1024))]),
    ]

    private static let signatures: [Case] = [
        Case(
            "SHA-1", "tls.signature", .critical, "the certificate is signed over SHA1, which can be forged",
            leaf: Endpoints.leaf(signature: "1.2.840.113549.1.1.5")),
        Case(
            "MD5", "tls.signature", .critical, "the certificate is signed over MD5",
            leaf: Endpoints.leaf(signature: "1.2.840.113549.1.1.4")),
        Case(
            "SHA-1 above", "tls.signature", .critical, "`E7` is signed over SHA1",
            [Endpoints.leaf(), Endpoints.authority(signature: "1.2.840.10045.4.1")]),
    ]

    private static let purposes: [Case] = [
        Case(
            "for clients", "tls.eku", .critical, "the certificate is for clients (clientAuth), not for servers",
            leaf: purposed { $0.extendedKeyUsage = [.clientAuth] }),
        Case(
            "cannot sign", "tls.eku", .warning, "the certificate's key may not sign",
            leaf: purposed { $0.keyUsage = .keyEncipherment }),
        Case(
            "for certificates", "tls.eku", .critical, "the certificate's key may not be used for handshakes",
            leaf: purposed { $0.keyUsage = .keyCertSign }),
        Case(
            "precertificate", "tls.eku", .critical, "this is a precertificate",
            leaf: purposed {
                $0.all = [
                    CertificateExtension(identifier: ExtensionKind.precertificatePoison.rawValue, isCritical: true)
                ]
            }),
    ]

    private static let lifetimes: [Case] = [
        Case(
            "201 days since March", "tls.lifetime", .warning,
            "the certificate runs for 201 days; 200 is the most for one issued since 2026-03-15",
            leaf: purposedDays(-30, 171)),
        Case(
            "399 days", "tls.lifetime", .critical, "the certificate runs for 399 days; 200 is the most",
            leaf: purposedDays(-30, 369)),
        Case(
            "one log", "tls.sct", .critical,
            "only 1 public log vouches for the certificate, and Chrome and Safari want 2",
            leaf: purposed { $0.timestamps = [SignedCertificateTimestamp(log: [1])] }),
        Case(
            "no log", "tls.sct", .critical, "no public log vouches for the certificate",
            leaf: purposed { $0.timestamps = [] }),
        Case(
            "two logs for long", "tls.sct", .critical,
            "only 2 public logs vouch for the certificate, and Chrome and Safari want 3",
            leaf: Endpoints.leaf(from: -30, until: 169)),
    ]

    private static func purposedDays(_ from: Double, _ until: Double) -> CertificateFacts {
        Endpoints.leaf(from: from, until: until) {
            $0.timestamps = [1, 2, 3].map { SignedCertificateTimestamp(log: [$0]) }
        }
    }

    private static let foreign = Endpoints.authority("CN=Other CA", issuer: "CN=Other Root")
    private static let root = Endpoints.authority("CN=ISRG Root X1,O=ISRG,C=US", isRoot: true)

    private static let chains: [Case] = [
        Case(
            "wrong order", "tls.chain.order", .warning, "the certificates are not in order",
            [Endpoints.leaf(), crossSigned, Endpoints.authority()]),
        Case(
            "foreign certificate", "tls.chain.extra", .warning, "the chain has `Other CA`, which belongs to no path",
            [Endpoints.leaf(), Endpoints.authority(), foreign]),
        Case(
            "twice", "tls.chain.extra", .warning, "the chain has `shop.example` twice",
            [Endpoints.leaf(), Endpoints.leaf(), Endpoints.authority()]),
        Case(
            "old cross-signed root", "tls.chain.extra", .warning, "the chain has `ISRG Root X1`, which has expired",
            [
                Endpoints.leaf(), Endpoints.authority(),
                Endpoints.authority("CN=ISRG Root X1,O=ISRG,C=US", issuer: "CN=DST Root CA X3", until: -400),
            ]),
    ]

    private static let crossSigned = Endpoints.authority("CN=ISRG Root X1,O=ISRG,C=US", issuer: "CN=DST Root CA X3")

    static let cases = keys + signatures + purposes + lifetimes + chains

    @Test(arguments: cases.indices) func oneFaultIsOneHeadline(place: Int) throws {
        let fault = Self.cases[place]
        let good = Endpoints.healthy().tls.trust
        let findings = Endpoints.judge(Endpoints.healthy(fault.chain, trust: good))
        let headline = try #require(findings.headlines.first, "\(fault.name)")
        #expect(headline.check == fault.check, "\(fault.name): \(headline)")
        #expect(headline.status == fault.status, "\(fault.name)")
        #expect(headline.summary.hasPrefix(fault.words), "\(fault.name): \(headline.summary)")
        #expect(findings.headlines.count == 1, "\(fault.name): \(findings.headlines.map(\.check))")
    }

    @Test func theAuthorityFirstIsCritical() {
        let findings = Endpoints.judge(Endpoints.healthy([Endpoints.authority(), Endpoints.leaf()]))
        #expect(findings["tls.chain.order"]?.status == .critical)
        #expect(findings["tls.chain.order"]?.summary.contains("begins with `E7`") == true)
    }

    /// Baseline Requirements: what holds is the day of issue, and the end belongs to the lifetime.
    @Test(arguments: [
        ("2018-02-01", 900.0, Status.ok), ("2019-01-01", 825, .ok), ("2019-01-01", 826, .critical),
        ("2020-08-31", 700, .ok), ("2020-09-01", 398, .ok), ("2020-09-01", 399, .critical), ("2026-03-14", 398, .ok),
        ("2026-03-15", 200, .ok), ("2026-03-15", 201, .warning), ("2027-03-15", 100, .ok),
        ("2027-03-15", 101, .warning),
        ("2029-03-15", 47, .ok), ("2029-03-15", 48, .warning), ("2029-03-15", 400, .critical),
    ])
    func lifetimesByTheDayOfIssue(day: String, days: Double, status: Status) throws {
        let issued = try #require(Timestamp(rfc3339: day + "T00:00:00Z"))
        var leaf = Endpoints.leaf { $0.timestamps = [1, 2, 3].map { SignedCertificateTimestamp(log: [$0]) } }
        leaf.notBefore = issued
        leaf.notAfter = issued + .seconds(days * 86_400 - 1)
        let endpoint = Endpoints.healthy([leaf, Endpoints.authority()])
        var scan = TLSScan(target: "t", endpoints: [endpoint])
        func judged() -> Status? {
            TLSScanJudge.judge(scan, now: issued + .seconds(86_400), observedAt: issued)["tls.lifetime"]?.status
        }
        #expect(judged() == status)
        leaf.extensions.policies = []
        leaf.extensions.timestamps = []
        scan.endpoints[0].tls.presented[0] = leaf
        #expect(judged() == .ok, "a private authority is not bound")
    }

    @Test func timestampsMayComeWithTheHandshake() {
        let bare = Endpoints.leaf { $0.timestamps = [] }
        let endpoint = Endpoints.changed(Endpoints.healthy([bare, Endpoints.authority()])) {
            $0.timestamps = .seen([SCTObservation(.handshake, logID: "aa"), SCTObservation(.staple, logID: "bb")])
        }
        #expect(Endpoints.judge(endpoint)["tls.sct"]?.status == .ok)
        let unseen = Endpoints.changed(endpoint) { $0.timestamps = .notLooked("it fell silent") }
        #expect(Endpoints.judge(unseen)["tls.sct"]?.status == .unknown)
    }

    @Test func logsOfTodayAreCalledByTheirNames() {
        let leaf = Endpoints.leaf()
        var endpoint = Endpoints.healthy([leaf, Endpoints.authority()])
        endpoint.timestamps = .seen([
            SCTObservation(
                .handshake, logID: "d76d7d10d1a7f577c2c7e95fd700bff982c9335a65e1d0b3017317c0c8c56977")
        ])
        guard case .list(let stamps)? = Endpoints.judge(endpoint)["tls.sct"]?.evidence["timestamps"],
            case .record(let last)? = stamps.last, case .record(let first)? = stamps.first
        else {
            Issue.record("no timestamps in the evidence")
            return
        }
        #expect(last["log"] == "Google Argon2026h2")
        #expect(first["log"] == "01", "an unknown log is told by its id")
    }
}
