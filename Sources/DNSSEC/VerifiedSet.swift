package import DNSWire

/// A record set, and the signature that proves it.
package struct VerifiedSet: Sendable, Hashable {
    package let set: SignedSet
    package let signature: RRSIGData
    /// The wildcard that the set was made from; nil when its name itself is in the zone (RFC 4035 §5.3.4).
    package let wildcard: DNSName?
}
