/// What differs between providers by nature, and need not be told.
package struct ZoneDifferences: OptionSet, Sendable, Hashable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// The SOA's serial.
    package static let serial = ZoneDifferences(rawValue: 1)
    /// Signatures, proofs of absence and keys, where each signs on its own.
    package static let signing = ZoneDifferences(rawValue: 2)
    /// The apex NS set, and whom the SOA names as primary and contact.
    package static let provider = ZoneDifferences(rawValue: 4)
    package static let timeToLive = ZoneDifferences(rawValue: 8)

    package static let usual: ZoneDifferences = [.serial, .signing, .provider]
}
