/// A set of reasons for revocation (RFC 5280 section 4.2.1.13); bit 0 of the RFC is the lowest here.
package struct RevocationReasons: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Its bit is that of its number in a list's entry, but for the two that can be in no set.
    package func contains(_ reason: RevocationReason) -> Bool {
        switch reason {
        case .unspecified, .removeFromCRL: false
        case .privilegeWithdrawn: rawValue >> 7 & 1 == 1
        case .aaCompromise: rawValue >> 8 & 1 == 1
        default: rawValue >> UInt16(reason.rawValue) & 1 == 1
        }
    }
}
