import CertificateReader
import Checks
import TLSWire
import Testing
import UpkeepCore

struct ProfileTests {
    @Test(arguments: [
        (TLSProfile.Name.modern, 3, [TLSVersion.tls13]), (.intermediate, 9, [.tls12, .tls13]),
        (.old, 29, [.tls10, .tls11, .tls12, .tls13]),
    ])
    func profilesAreAsPublished(name: TLSProfile.Name, suites: Int, versions: [TLSVersion]) {
        let profile = TLSProfile(name)
        #expect(profile.suites.count == suites)
        #expect(profile.versions == versions)
        #expect(profile.suites.allSatisfy { $0.isKnown })
    }

    @Test(
        arguments: [
            ("mozilla-modern", TLSProfile.Name.modern), ("modern", .modern), ("old", .old), ("strict", nil), ("", nil),
        ] as [(String, TLSProfile.Name?)])
    func names(text: String, name: TLSProfile.Name?) {
        #expect(TLSProfile(text)?.name == name)
    }

    private static func judge(_ name: TLSProfile.Name, _ endpoint: EndpointObservation) -> Finding? {
        var expectation = TLSExpectation()
        expectation.profile = TLSProfile(name)
        return Endpoints.judge(endpoint, expectation: expectation)["tls.profile"]
    }

    private static let cases: [(TLSProfile.Name, EndpointObservation, Status, String)] = [
        (.intermediate, Endpoints.healthy(), .ok, "as mozilla-intermediate (6.0) wants it"),
        (.modern, Endpoints.healthy(), .warning, "not as mozilla-modern (6.0) wants it: it offers TLS 1.2"),
        (
            .intermediate,
            Endpoints.offering([
                (
                    .tls12,
                    Endpoints.suites(
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256")
                ), (.tls13, Endpoints.suites("TLS_AES_128_GCM_SHA256")),
            ]), .warning, "not as mozilla-intermediate (6.0) wants it: it accepts TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
        ),
        (
            .intermediate,
            Endpoints.changed { $0.groups = .seen(GroupObservation(modern: [.x25519, .secp521r1])) },
            .warning, "not as mozilla-intermediate (6.0) wants it: it accepts the group secp521r1"
        ),
        (
            .modern,
            Endpoints.changed(Endpoints.healthy([Endpoints.leaf(key: Endpoints.key(.rsa)), Endpoints.authority()])) {
                $0.versions = .seen([VersionObservation(.tls13, .offered)])
            }, .warning, "not as mozilla-modern (6.0) wants it: the certificate's key is RSA 2048"
        ),
        (
            .modern, Endpoints.changed { $0.versions = .notLooked("it fell silent") }, .unknown,
            "not looked at: it fell silent"
        ),
    ]

    @Test(arguments: cases.indices) func differencesAreNamed(place: Int) throws {
        let (name, endpoint, status, words) = Self.cases[place]
        let finding = try #require(Self.judge(name, endpoint))
        #expect(finding.status == status)
        #expect(finding.summary.hasPrefix(words), "\(finding.summary)")
    }

    @Test func withoutAProfileNobodyIsHeldToOne() {
        #expect(Endpoints.judge(Endpoints.healthy())["tls.profile"] == nil)
    }

    @Test func protocolsThatMustBeOffered() {
        var expectation = TLSExpectation()
        expectation.alpn = ["h2"]
        #expect(Endpoints.judge(Endpoints.healthy(), expectation: expectation)["tls.alpn"]?.status == .ok)
        let plain = Endpoints.changed {
            $0.alpn = .seen(ALPNObservation(accepted: ["http/1.1"]))
            $0.software = "nginx/1.22.1"
        }
        let finding = Endpoints.judge(plain, expectation: expectation)["tls.alpn"]
        #expect(finding?.status == .warning)
        #expect(finding?.remedy?.hasSuffix("; nginx: `http2 on;`") == true)
    }
}
