package import DNSWire
package import UpkeepCore

/// How long a record set stays signed if nobody signs again.
package struct SignatureLife: Sendable, Hashable {
    package let owner: DNSName
    package let type: DNSRecordType
    /// When the first of its signatures ends.
    package let firstExpiration: Timestamp
    /// When its last signature ends: from then on nobody who validates gets the set.
    package let lastExpiration: Timestamp
    /// From `now` to ``firstExpiration``; negative when that is past.
    package let remaining: Duration
    /// The longest of its signatures, from beginning to end.
    package let longest: Duration

    /// nil for a set without signatures.
    package init?(_ set: SignedSet, now: Timestamp) {
        let windows = set.signatures.map { SignatureWindow($0, owner: set.name, now: now) }
        guard let first = windows.map(\.expiration).min(), let last = windows.map(\.expiration).max() else {
            return nil
        }
        owner = set.name
        type = set.type
        firstExpiration = first
        lastExpiration = last
        remaining = first - now
        longest = windows.map { $0.expiration - $0.inception }.max() ?? .zero
    }
}
