package import DNSWire

/// Something worth knowing about a chain that does not break it.
package enum ChainNote: Sendable, Hashable {
    /// Only a SHA-1 DS leads into the zone (RFC 8624 §3.3).
    case deprecatedDigest(zone: DNSName, DigestAlgorithm)
    /// Anything but 0 costs resolvers work and buys nothing (RFC 9276 §3.1); above 50 the zone counts as insecure.
    case nsec3Iterations(zone: DNSName, UInt16)
    /// An answer made from a wildcard, with the proof that no nearer name exists.
    case wildcard(owner: DNSName, from: DNSName)
    /// The alias leads out of the last zone that was looked at: its target needs a chain of its own.
    case continues(at: DNSName)

    package var sentence: String {
        switch self {
        case .deprecatedDigest(let zone, let digest):
            "only a DS with \(digest), which is on its way out, leads to `\(zone)`"
        case .nsec3Iterations(let zone, let count):
            "`\(zone)` hashes its names \(count) extra times; resolvers ask for 0 and give up on the proof above 50"
        case .wildcard(let owner, let wildcard): "`\(owner)` is answered by the wildcard `\(wildcard)`"
        case .continues(let name): "the answer goes on at `\(name)`, which needs a chain of its own"
        }
    }
}
