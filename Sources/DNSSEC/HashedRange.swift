import DNSWire

/// A stretch of a zone's hashed names with nothing in between, from one NSEC3 (RFC 5155 §3).
struct HashedRange {
    let hash: [UInt8]
    let next: [UInt8]
    let isOptOut: Bool
    let types: DNSTypeBitmap

    init?(owner: DNSName, zone: DNSName, _ data: NSEC3Data) {
        guard owner.parent == zone, let hash = owner.nsec3Hash, hash.count == NSEC3Hash.length else { return nil }
        self.hash = hash
        next = data.nextHash
        isOptOut = data.parameters.flags & 1 != 0
        types = data.types
    }

    func covers(_ other: [UInt8]) -> Bool {
        let isAfter = hash.lexicographicallyPrecedes(other)
        let isBefore = other.lexicographicallyPrecedes(next)
        return hash.lexicographicallyPrecedes(next) ? isAfter && isBefore : (isAfter || isBefore) && hash != other
    }
}
