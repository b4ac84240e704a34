/// The extensions that are read, by their object identifiers.
package enum ExtensionKind: String, Sendable, Hashable, CaseIterable {
    case subjectKeyIdentifier = "2.5.29.14"
    case keyUsage = "2.5.29.15"
    case privateKeyUsagePeriod = "2.5.29.16"
    case subjectAlternativeName = "2.5.29.17"
    case issuerAlternativeName = "2.5.29.18"
    case basicConstraints = "2.5.29.19"
    case nameConstraints = "2.5.29.30"
    case crlDistributionPoints = "2.5.29.31"
    case certificatePolicies = "2.5.29.32"
    case policyMappings = "2.5.29.33"
    case authorityKeyIdentifier = "2.5.29.35"
    case policyConstraints = "2.5.29.36"
    case extendedKeyUsage = "2.5.29.37"
    case freshestCRL = "2.5.29.46"
    case inhibitAnyPolicy = "2.5.29.54"
    case authorityInformation = "1.3.6.1.5.5.7.1.1"
    case subjectInformation = "1.3.6.1.5.5.7.1.11"
    /// RFC 7633: must-staple.
    case tlsFeature = "1.3.6.1.5.5.7.1.24"
    case ocspNoCheck = "1.3.6.1.5.5.7.48.1.5"
    /// RFC 6962 section 3.3.
    case signedCertificateTimestamps = "1.3.6.1.4.1.11129.2.4.2"
    /// RFC 6962 section 3.1: a precertificate, which no server may present.
    case precertificatePoison = "1.3.6.1.4.1.11129.2.4.3"
    case netscapeCertificateType = "2.16.840.1.113730.1.1"

    /// As RFC 5280 spells it.
    package var name: String {
        switch self {
        case .crlDistributionPoints: "cRLDistributionPoints"
        case .extendedKeyUsage: "extKeyUsage"
        case .subjectAlternativeName: "subjectAltName"
        case .issuerAlternativeName: "issuerAltName"
        case .authorityInformation: "authorityInfoAccess"
        case .subjectInformation: "subjectInfoAccess"
        default: "\(self)"
        }
    }

    /// Judging a chain by RFC 5280 section 6 takes account of it, so it may be critical.
    package var isForPaths: Bool {
        switch self {
        case .keyUsage, .subjectAlternativeName, .basicConstraints, .nameConstraints, .certificatePolicies,
            .policyMappings, .policyConstraints, .extendedKeyUsage, .inhibitAnyPolicy, .crlDistributionPoints,
            .tlsFeature, .ocspNoCheck, .netscapeCertificateType:
            true
        default: false
        }
    }
}
