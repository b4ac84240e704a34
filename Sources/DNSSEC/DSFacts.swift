package import DNSWire

/// What a DS says, and which of the zone's keys it means.
package struct DSFacts: Sendable, Hashable {
    package enum Match: Sendable, Hashable {
        /// The digest is that of a key the zone serves.
        case key(KeyFacts)
        /// A key has the tag and the algorithm, and another digest.
        case digestDiffers
        case noKey
        /// The digest is of a kind that cannot be checked.
        case uncheckable
    }

    package let tag: UInt16
    package let algorithm: SigningAlgorithm
    package let digest: DigestAlgorithm
    package let match: Match

    package init(_ ds: DSData, zone: DNSName, keys: [DNSKEYData]) {
        let algorithm = SigningAlgorithm(rawValue: ds.algorithm)
        let digest = DigestAlgorithm(rawValue: ds.digestType)
        tag = ds.keyTag
        self.algorithm = algorithm
        self.digest = digest
        let candidates = keys.filter { $0.algorithm == ds.algorithm && $0.keyTag == ds.keyTag }
        if let meant = candidates.first(where: { ds.isDigest(of: $0, in: zone) }) {
            match = .key(KeyFacts(meant))
        } else if candidates.isEmpty {
            match = .noKey
        } else {
            match = digest.isSupported ? .digestDiffers : .uncheckable
        }
    }
}
