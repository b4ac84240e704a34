package import DNSWire

/// Whether each algorithm that a zone announces signs everything (RFC 4035 §2.2, RFC 6840 §5.11): a validator that
/// knows but one of them depends on it.
package struct AlgorithmCoverage: Sendable, Hashable {
    package struct Gap: Sendable, Hashable {
        package let owner: DNSName
        package let type: DNSRecordType
        package let algorithm: SigningAlgorithm
    }

    /// In DS, without a key.
    package let withoutKey: [SigningAlgorithm]
    /// Sets that an announced algorithm does not sign.
    package let gaps: [Gap]

    /// - Parameter sets: What the zone itself is authoritative for, its DNSKEY set included.
    package init(ds: [DSData], keys: [DNSKEYData], sets: [SignedSet]) {
        let inKeys = Set(
            keys.filter { $0.isZoneKey && !$0.isRevoked }.map { SigningAlgorithm(rawValue: $0.algorithm) })
        let inDS = Set(ds.map { SigningAlgorithm(rawValue: $0.algorithm) })
        withoutKey = inDS.subtracting(inKeys).sorted()
        gaps = sets.flatMap { set in
            let signing = Set(set.signatures.map { SigningAlgorithm(rawValue: $0.algorithm) })
            return inKeys.subtracting(signing).sorted().map { Gap(owner: set.name, type: set.type, algorithm: $0) }
        }
    }
}
