package import DNSWire

/// One step from a trust anchor to an answer.
package struct ChainStep: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The parent says which keys the zone has, or that it has none.
        case dsFor = "ds-for"
        /// A key of the zone is one that its parent, or the trust anchor, vouches for.
        case dnskeyMatchesDS = "dnskey-matches-ds"
        /// That key signs the zone's set of keys.
        case dnskeySelfSigned = "dnskey-self-signed"
        /// A record set is signed by the zone's keys.
        case rrsetSigned = "rrset-signed"
        /// Something is proven not to be there.
        case denial
    }

    package let kind: Kind
    /// Whose keys decide: the parent for ``Kind/dsFor``.
    package let zone: DNSName
    package let owner: DNSName
    package let type: DNSRecordType
    package var keyTag: UInt16?
    package var algorithm: SigningAlgorithm?

    package init(
        _ kind: Kind, zone: DNSName, owner: DNSName, type: DNSRecordType, keyTag: UInt16? = nil,
        algorithm: SigningAlgorithm? = nil
    ) {
        self.kind = kind
        self.zone = zone
        self.owner = owner
        self.type = type
        self.keyTag = keyTag
        self.algorithm = algorithm
    }
}
