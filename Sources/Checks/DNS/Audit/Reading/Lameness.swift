package import DNSWire

/// How a server that answers fails to serve the zone.
package enum Lameness: Sendable, Hashable {
    /// A response code: it does not have the zone, or not loaded.
    case code(DNSResponseCode)
    /// It points to a zone above, as if it were on the way.
    case upward(DNSName)
    /// It answers from somebody else's data, AA clear.
    case notAuthoritative
    /// It speaks for the zone above, and knows of no such name in it.
    case noSuchName
    /// It claims authority, and has no SOA at the apex.
    case noStart
}
