/// One purpose that a key may serve, by its object identifier (RFC 5280 section 4.2.1.12).
package struct ExtendedKeyUsage: Sendable, Hashable, CustomStringConvertible {
    /// Dotted.
    package var identifier: String

    package init(identifier: String) { self.identifier = identifier }

    package static let any = ExtendedKeyUsage(identifier: "2.5.29.37.0")
    package static let serverAuth = ExtendedKeyUsage(identifier: "1.3.6.1.5.5.7.3.1")
    package static let clientAuth = ExtendedKeyUsage(identifier: "1.3.6.1.5.5.7.3.2")
    package static let codeSigning = ExtendedKeyUsage(identifier: "1.3.6.1.5.5.7.3.3")
    package static let emailProtection = ExtendedKeyUsage(identifier: "1.3.6.1.5.5.7.3.4")
    package static let timeStamping = ExtendedKeyUsage(identifier: "1.3.6.1.5.5.7.3.8")
    package static let ocspSigning = ExtendedKeyUsage(identifier: "1.3.6.1.5.5.7.3.9")

    /// E.g. `serverAuth`, or the object identifier.
    package var description: String { Self.names[identifier] ?? identifier }

    private static let names: [String: String] = [
        "2.5.29.37.0": "anyExtendedKeyUsage", "1.3.6.1.5.5.7.3.1": "serverAuth", "1.3.6.1.5.5.7.3.2": "clientAuth",
        "1.3.6.1.5.5.7.3.3": "codeSigning", "1.3.6.1.5.5.7.3.4": "emailProtection",
        "1.3.6.1.5.5.7.3.5": "ipsecEndSystem", "1.3.6.1.5.5.7.3.6": "ipsecTunnel", "1.3.6.1.5.5.7.3.7": "ipsecUser",
        "1.3.6.1.5.5.7.3.8": "timeStamping", "1.3.6.1.5.5.7.3.9": "OCSPSigning", "1.3.6.1.5.5.7.3.17": "ipsecIKE",
        "1.3.6.1.5.5.7.3.21": "sshClient", "1.3.6.1.5.5.7.3.22": "sshServer",
        "1.3.6.1.4.1.311.10.3.3": "msServerGatedCrypto", "2.16.840.1.113730.4.1": "nsServerGatedCrypto",
        "1.3.6.1.4.1.311.20.2.2": "msSmartcardLogin", "1.3.6.1.5.2.3.5": "kerberosKDC",
        "1.3.6.1.4.1.11129.2.4.4": "precertificateSigning",
    ]
}
