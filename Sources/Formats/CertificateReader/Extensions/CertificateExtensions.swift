/// A certificate's extensions; nil and empty for what is not there or cannot be read.
package struct CertificateExtensions: Sendable, Hashable {
    /// All, in their order, also those that are not read.
    package var all: [CertificateExtension] = []
    /// subjectAltName's entries that are neither DNS names nor addresses, which are facts themselves.
    package var otherNames: [GeneralName] = []
    /// Entries of subjectAltName that could not be read; a constraint on names cannot be judged then.
    package var unreadableNames = 0
    package var basicConstraints: BasicConstraints?
    package var keyUsage: KeyUsage?
    package var extendedKeyUsage: [ExtendedKeyUsage]?
    package var nameConstraints: NameConstraints?
    package var subjectKeyIdentifier: [UInt8]?
    package var authorityKeyIdentifier: AuthorityKeyIdentifier?
    /// URLs of OCSP responders (RFC 5280 section 4.2.2.1).
    package var responders: [String] = []
    /// URLs of the issuer's certificate.
    package var issuers: [String] = []
    package var distributionPoints: [DistributionPoint] = []
    /// Where delta lists are.
    package var freshestLists: [DistributionPoint] = []
    package var policies: [CertificatePolicy] = []
    /// Certificates until an explicit policy is needed, and until mappings end (RFC 5280 section 4.2.1.11).
    package var requireExplicitPolicy: Int?
    package var inhibitPolicyMapping: Int?
    package var inhibitAnyPolicy: Int?
    /// TLS extensions that the server promises to answer (RFC 7633); 5 is an OCSP staple, 17 one for each certificate.
    package var tlsFeatures: [Int] = []
    /// Those in the certificate itself.
    package var timestamps: [SignedCertificateTimestamp] = []

    package init() {}

    package var isPrecertificate: Bool { self[.precertificatePoison] != nil }
    package var mustStaple: Bool { tlsFeatures.contains(where: Self.staplingFeatures.contains) }
    /// A responder's certificate whose revocation is not asked for (RFC 6960 section 4.2.2.2.1).
    package var hasNoRevocationCheck: Bool { self[.ocspNoCheck] != nil }

    /// Object identifiers of critical extensions that path judging takes no account of: it has to refuse the certificate
    /// (RFC 5280 section 4.2).
    package var unknownCritical: [String] {
        all.filter { $0.isCritical && !isAccountedFor($0) }.map(\.identifier)
    }

    private func isAccountedFor(_ item: CertificateExtension) -> Bool {
        guard let kind = item.kind, kind.isForPaths else { return false }
        // Whoever accepts a critical promise has to hold the server to it, and only of staples it is known how.
        return kind != .tlsFeature || !tlsFeatures.isEmpty && tlsFeatures.allSatisfy(Self.staplingFeatures.contains)
    }

    private static let staplingFeatures = [5, 17]

    /// The highest of the CA/Browser Forum's levels that the policies claim.
    package var validation: CertificatePolicy.Validation? {
        let claimed = policies.compactMap(\.validation)
        let order: [CertificatePolicy.Validation] = [.extended, .organisation, .individual, .domain]
        return order.first { claimed.contains($0) }
    }

    /// The first of a kind.
    package subscript(_ kind: ExtensionKind) -> CertificateExtension? {
        all.first { $0.identifier == kind.rawValue }
    }
}
