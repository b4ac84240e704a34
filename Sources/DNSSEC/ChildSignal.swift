package import DNSWire

/// What a zone asks its parent for with CDS and CDNSKEY (RFC 7344, RFC 8078), and what is wrong with the asking.
package enum ChildSignal: Sendable, Hashable {
    /// One of the two sets is there without the other (RFC 7344 §4).
    case onlyCDS
    case onlyCDNSKEY
    /// The two sets mean different keys.
    case disagree(cds: [UInt16], cdnskey: [UInt16])
    /// Asks for the DS to be removed (RFC 8078 §4).
    case removal
    /// Asks for the removal and for something else at once.
    case removalMixed
    /// Means a key that the zone does not serve (RFC 7344 §4.1).
    case keyNotServed(UInt16, DNSRecordType)
    /// The CDS digest is not that of the key with its tag.
    case digestDiffers(UInt16)
    /// No signature on the set.
    case unsigned(DNSRecordType)
    /// No signature by a key that the parent's DS means, so the parent must not act on it (RFC 7344 §4.1).
    case notSignedByDSKey(DNSRecordType)
    /// The key meant does not sign the zone's keys: the zone goes bogus once the parent follows.
    case keyDoesNotSignKeys(UInt16)
    /// The parent's DS would change: the tags that would come and go.
    case pending(add: [UInt16], remove: [UInt16])

    /// Whether following the request, or not being able to, would hurt; the others are news.
    package var isProblem: Bool {
        switch self {
        case .removal, .pending: false
        default: true
        }
    }
}
