import CertificateReader
import Checks
import TLSWire
import Testing
import UpkeepCore

/// What alarms here would be a false alarm.
struct HealthyEndpointTests {
    private static let modern = Endpoints.changed {
        $0.versions = .seen(
            [TLSVersion.ssl3, .tls10, .tls11, .tls12].map { VersionObservation($0, .refused("alert 70")) } + [
                VersionObservation(
                    .tls13, .offered,
                    suites: .seen(SuiteObservation(Endpoints.suites("TLS_AES_128_GCM_SHA256"), order: .unclear)))
            ])
        $0.diffieHellman = .doesNotApply("only TLS 1.3 is offered")
        $0.secureRenegotiation = .doesNotApply("only TLS 1.3 is offered")
        $0.compression = .doesNotApply("only TLS 1.3 is offered")
        $0.heartbleed = .doesNotApply("only TLS 1.3 is offered")
        $0.earlyCCS = .doesNotApply("only TLS 1.3 is offered")
    }

    private static let rsa: EndpointObservation = {
        let leaf = Endpoints.leaf(key: Endpoints.key(.rsa), signature: "1.2.840.113549.1.1.11") {
            $0.keyUsage = [.digitalSignature, .keyEncipherment]
        }
        var endpoint = Endpoints.healthy([leaf, Endpoints.authority()])
        endpoint.diffieHellman = .seen([DHParameter(bits: 2048, primeSHA256: "ab", name: "ffdhe2048")])
        return endpoint
    }()

    private static let cases: [(String, EndpointObservation)] = [
        ("ECDSA", Endpoints.healthy()), ("RSA", rsa), ("TLS 1.3 only", modern),
        (
            "47 days with 20 left",
            Endpoints.healthy([Endpoints.leaf(from: -27, until: 20), Endpoints.authority()])
        ),
        (
            "6 days with 3 left",
            Endpoints.healthy([Endpoints.leaf(from: -3.67, until: 3), Endpoints.authority()])
        ),
        (
            "post-quantum group",
            Endpoints.changed {
                $0.groups = .seen(GroupObservation(modern: [.x25519MLKEM768, .x25519], preferred: .x25519MLKEM768))
            }
        ),
        (
            "private authority, ten years",
            Endpoints.healthy([Endpoints.leaf(from: -30, until: 3620, isPublic: false), Endpoints.authority()])
        ),
        (
            "asks for client certificates",
            Endpoints.changed {
                $0.clientAuthentication = .seen(
                    ClientAuthentication(isRequested: true, isOptional: true, authorities: ["CN=Staff"]))
            }
        ),
        (
            "another default certificate",
            Endpoints.changed {
                $0.withoutName = .seen(.certificate(Endpoints.leaf(names: ["other.example"])))
            }
        ),
        ("turns away who names no host", Endpoints.changed { $0.withoutName = .seen(.refused("alert 112")) }),
        (
            "root sent as well",
            {
                let root = Endpoints.authority("CN=ISRG Root X1,O=ISRG,C=US", isRoot: true)
                return Endpoints.healthy([Endpoints.leaf(), Endpoints.authority(), root])
            }()
        ),
        (
            "anonymous suites between mail servers",
            {
                let suites = Endpoints.suites(
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDH_anon_WITH_AES_128_CBC_SHA")
                var endpoint = Endpoints.offering([(.tls12, suites)])
                endpoint.starttls = StartTLSObservation(.smtp, .begun, greeting: "220 mx ESMTP Postfix")
                return endpoint
            }()
        ),
    ]

    @Test(arguments: cases.indices) func nothingAlarms(place: Int) {
        let (name, endpoint) = Self.cases[place]
        let findings = Endpoints.judge(endpoint)
        #expect(findings.allSatisfy { $0.status == .ok && $0.remedy == nil }, "\(name): \(findings.headlines)")
        #expect(Set(findings.map(\.check)).count == findings.count, "\(name): one finding per check")
    }

    @Test func everyCheckOfAFullLookAnswers() {
        let findings = Endpoints.judge([Endpoints.healthy()]) {
            $0.caa = .seen(CAAObservation(foundAt: nil, records: []))
        }
        let expected: Set<CheckID> = [
            "tls.reachable", "tls.handshake", "tls.chain.missing-intermediate", "tls.chain.trust", "tls.name",
            "tls.not-yet-valid", "tls.expiry", "tls.chain.expiry", "tls.protocol.old", "tls.cipher.weak",
            "tls.forward-secrecy", "tls.dh", "tls.compression", "tls.renegotiation", "tls.resumption", "tls.alpn",
            "tls.sni", "tls.post-quantum", "tls.heartbleed", "tls.ccs", "tls.chain.order", "tls.chain.extra",
            "tls.key.strength", "tls.signature", "tls.eku", "tls.lifetime", "tls.sct", "tls.staple", "tls.caa",
        ]
        #expect(Set(findings.map(\.check)) == expected)
        #expect(findings.allSatisfy { $0.subject == Subject(.endpoint, "shop.example:443") })
    }

    @Test func aQuickLookAnswersForChainNameAndDatesAlone() {
        let quick = Endpoints.changed { $0.depth = .quick }
        #expect(
            Endpoints.judge(quick).map(\.check) == [
                "tls.reachable", "tls.handshake", "tls.chain.missing-intermediate", "tls.chain.trust", "tls.name",
                "tls.not-yet-valid", "tls.expiry", "tls.chain.expiry",
            ])
    }

    @Test func whatWasNotAskedIsNotTold() {
        var endpoint = EndpointObservation(
            endpoint: Endpoint(Shop.v4, 443), depth: .full, tls: Endpoints.healthy().tls)
        endpoint.timestamps = .seen([])
        let findings = Endpoints.judge(endpoint)
        #expect(findings.allSatisfy { $0.status == .ok })
        #expect(!findings.contains { ["tls.heartbleed", "tls.protocol.old", "tls.dh"].contains($0.check) })
    }

    @Test func theHandshakeTellsWhatWasAgreed() {
        let evidence = Endpoints.judge(Endpoints.healthy())["tls.handshake"]?.evidence
        #expect(evidence?["suite"] == "TLS_AES_256_GCM_SHA384")
        #expect(evidence?["group"] == "x25519")
        #expect(evidence?["connections"] == 40)
    }
}
