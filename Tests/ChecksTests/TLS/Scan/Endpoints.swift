import CertificateReader
import Checks
import TLSWire
import UpkeepCore

/// Healthy endpoints of several kinds and their parts, for tests to break one thing at a time.
enum Endpoints {
    static func suites(_ names: String...) -> [CipherSuite] { names.compactMap { CipherSuite(name: $0) } }

    static func key(_ algorithm: KeyAlgorithm = .ec(.p256), bits: Int? = nil, seed: UInt8 = 1) -> PublicKeyFacts {
        switch algorithm {
        case .rsa, .rsaPSS:
            PublicKeyFacts(algorithm, bits: bits ?? 2048, modulus: [seed, 1, 2, 3], exponent: [1, 0, 1])
        default: PublicKeyFacts(algorithm, bits: bits, point: [4, seed, 2, 3])
        }
    }

    static func leaf(
        from: Double = -30, until: Double = 60, names: [String] = ["shop.example"], isPublic: Bool = true,
        key: PublicKeyFacts = key(), signature: String = "1.2.840.10045.4.3.2", serial: String = "01",
        change: (inout CertificateExtensions) -> Void = { _ in }
    ) -> CertificateFacts {
        var extensions = CertificateExtensions()
        extensions.extendedKeyUsage = [.serverAuth]
        extensions.keyUsage = .digitalSignature
        if isPublic {
            extensions.policies = [CertificatePolicy(identifier: "2.23.140.1.2.1")]
            extensions.timestamps = [1, 2].map { SignedCertificateTimestamp(log: [$0], time: Shop.days(from)) }
        }
        change(&extensions)
        return CertificateFacts(
            subject: "CN=shop.example", issuer: "CN=E7,O=Let's Encrypt,C=US", commonName: "shop.example",
            serial: serial,
            notBefore: Shop.days(from), notAfter: Shop.days(until), dnsNames: names, key: key.description,
            sha256: "leaf\(serial)", publicKey: key, signature: SignatureAlgorithm(identifier: signature),
            extensions: extensions)
    }

    static func authority(
        _ subject: String = "CN=E7,O=Let's Encrypt,C=US", issuer: String = "CN=ISRG Root X1,O=ISRG,C=US",
        until: Double = 1000, isRoot: Bool = false, key: PublicKeyFacts = key(.ec(.p384), seed: 9),
        signature: String = "1.2.840.113549.1.1.11"
    ) -> CertificateFacts {
        CertificateFacts(
            subject: subject, issuer: isRoot ? subject : issuer,
            commonName: String(subject.dropFirst(3).prefix { $0 != "," }), serial: "ca",
            notBefore: Shop.days(-1000), notAfter: Shop.days(until), isAuthority: true, isSelfIssued: isRoot,
            sha256: "ca \(subject)", publicKey: key, signature: SignatureAlgorithm(identifier: signature))
    }

    static func trusted(_ chain: [CertificateFacts]) -> TrustObservation {
        TrustObservation(
            path: chain.map(\.subject) + ["CN=ISRG Root X1,O=ISRG,C=US"],
            pathNotAfter: chain.compactMap(\.notAfter).min())
    }

    /// One full look at a healthy server with TLS 1.2 and 1.3.
    static func healthy(
        _ chain: [CertificateFacts] = [leaf(), authority()], address: IPAddress = Shop.v4,
        trust: TrustObservation? = nil
    ) -> EndpointObservation {
        var endpoint = EndpointObservation(
            endpoint: Endpoint(address, 443), depth: .full,
            tls: TLSObservation(
                serverName: "shop.example", expectedName: "shop.example", version: "TLSv1.3", alpn: "h2",
                presented: chain, trust: trust ?? trusted(chain)))
        endpoint.choice = .seen(
            HandshakeChoice(
                version: .tls13, suite: suites("TLS_AES_256_GCM_SHA384")[0], group: .x25519,
                signature: .ecdsaSecp256r1SHA256))
        endpoint.versions = .seen([
            VersionObservation(.ssl3, .refused("alert 70 (protocol version)")),
            VersionObservation(.tls10, .refused("alert 70 (protocol version)")),
            VersionObservation(.tls11, .refused("alert 70 (protocol version)")),
            VersionObservation(
                .tls12, .offered,
                suites: .seen(
                    SuiteObservation(
                        suites(
                            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"), order: .client))),
            VersionObservation(
                .tls13, .offered,
                suites: .seen(
                    SuiteObservation(
                        suites(
                            "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"),
                        order: .server))),
        ])
        endpoint.ssl2 = .seen(SSL2Observation(isOffered: false))
        endpoint.groups = .seen(
            GroupObservation(modern: [.x25519, .secp256r1, .secp384r1], classic: [.x25519], preferred: .x25519))
        endpoint.signatureSchemes = .seen([.ecdsaSecp256r1SHA256])
        endpoint.alpn = .seen(ALPNObservation(accepted: ["h2", "http/1.1"], preferred: "h2", stranger: .refused))
        endpoint.diffieHellman = .seen([])
        endpoint.compression = .seen(false)
        endpoint.secureRenegotiation = .seen(true)
        endpoint.fallbackSCSV = .seen(true)
        endpoint.extendedMasterSecret = .seen(true)
        endpoint.encryptThenMAC = .seen(false)
        endpoint.heartbleed = .seen(.notOffered([.tls12]))
        endpoint.earlyCCS = .seen(.refused("alert 10 (unexpected message)"))
        endpoint.resumption = .seen(
            ResumptionObservation(
                bySessionID: .seen(true), byTicket: .seen(true), byPSK: .seen(true),
                ticketLifetime: .seconds(86_400), maxEarlyData: .seen(nil)))
        endpoint.clientAuthentication = .seen(ClientAuthentication(isRequested: false))
        endpoint.withoutName = .seen(.certificate(chain.first ?? leaf()))
        endpoint.withWrongName = .seen(.refused("alert 112 (unrecognized name)"))
        endpoint.staple = .seen(nil)
        endpoint.timestamps = .seen([])
        endpoint.effort = ScanEffort(connections: 40, bytesSent: 9000, bytesReceived: 90_000)
        return endpoint
    }

    static func changed(
        _ base: EndpointObservation = healthy(), _ change: (inout EndpointObservation) -> Void
    ) -> EndpointObservation {
        var endpoint = base
        change(&endpoint)
        return endpoint
    }

    /// The same server with another list of versions, each offered.
    static func offering(_ lists: [(TLSVersion, [CipherSuite])]) -> EndpointObservation {
        changed {
            $0.versions = .seen(
                lists.map { VersionObservation($0.0, .offered, suites: .seen(SuiteObservation($0.1, order: .client))) })
        }
    }

    static func judge(
        _ endpoints: [EndpointObservation], expectation: TLSExpectation = TLSExpectation(),
        change: (inout TLSScan) -> Void = { _ in }
    ) -> [Finding] {
        var scan = TLSScan(target: "shop.example:443", endpoints: endpoints)
        change(&scan)
        return TLSScanJudge.judge(scan, expectation: expectation, now: Shop.now, observedAt: Shop.now)
    }

    static func judge(_ endpoint: EndpointObservation, expectation: TLSExpectation = TLSExpectation()) -> [Finding] {
        judge([endpoint], expectation: expectation)
    }
}
