package import CertificateReader
package import TLSWire

/// One of Mozilla's server side TLS profiles, as published.
package struct TLSProfile: Sendable, Hashable {
    package enum Name: String, Sendable, Hashable, CaseIterable {
        case modern = "mozilla-modern"
        case intermediate = "mozilla-intermediate"
        case old = "mozilla-old"
    }

    package let name: Name
    /// The guideline's version that it was taken from.
    package let edition: String
    package let versions: [TLSVersion]
    /// Everything that may be offered, TLS 1.3's first.
    package let suites: [CipherSuite]
    package let groups: [NamedGroup]
    package let keys: [KeyAlgorithm]
    /// Bits; nil where RSA is no choice.
    package let rsaBits: Int?
    /// Bits; nil where there is no finite-field exchange.
    package let diffieHellmanBits: Int?
    /// Of the certificate, in days.
    package let lifetimeDays: Int
    package let order: SuiteObservation.Order

    package init(_ name: Name) {
        self.name = name
        edition = name == .old ? "5.7" : "6.0"
        groups = [.x25519MLKEM768, .x25519, .secp256r1, .secp384r1]
        let curves: [KeyAlgorithm] = [.ec(.p256), .ec(.p384)]
        let tls13 = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"]
        let named: [String]
        switch name {
        case .modern:
            versions = [.tls13]
            named = tls13
            (keys, rsaBits, diffieHellmanBits) = (curves, nil, nil)
            (lifetimeDays, order) = (90, .client)
        case .intermediate:
            versions = [.tls12, .tls13]
            named = tls13 + Self.intermediateSuites
            (keys, rsaBits, diffieHellmanBits) = (curves + [.rsa], 2048, 2048)
            (lifetimeDays, order) = (366, .client)
        case .old:
            versions = [.tls10, .tls11, .tls12, .tls13]
            named = tls13 + Self.intermediateSuites + Self.oldSuites
            (keys, rsaBits, diffieHellmanBits) = (curves + [.rsa], 2048, 1024)
            (lifetimeDays, order) = (366, .server)
        }
        suites = named.compactMap { CipherSuite(name: $0) }
    }

    /// - Parameter text: `mozilla-modern`, or short `modern`; nil for anything else.
    package init?(_ text: String) {
        guard let name = Name(rawValue: text) ?? Name(rawValue: "mozilla-" + text) else { return nil }
        self.init(name)
    }

    /// Guidelines 6.0, IANA names in their order.
    private static let intermediateSuites = [
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    ]

    /// What guidelines 5.7, the last with this profile, add for old clients.
    private static let oldSuites = [
        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256",
        "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_RSA_WITH_AES_128_CBC_SHA256", "TLS_RSA_WITH_AES_256_CBC_SHA256", "TLS_RSA_WITH_AES_128_CBC_SHA",
        "TLS_RSA_WITH_AES_256_CBC_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
    ]
}
