extension DNSName {
    /// The owner of an NSEC3 record: the hash in base32hex, in front of the zone (RFC 5155 §3).
    /// - Throws: `label-too-long` over 39 bytes of hash, `name-too-long`, or `empty-label` for none.
    package init(nsec3Hash hash: [UInt8], zone: DNSName) throws(DNSWireError) {
        self = try DNSName(labels: [Array(DNSText.base32hex(hash).lowercased().utf8)]).appending(zone)
    }

    /// The hash that the first label of an NSEC3 owner holds; nil for other names.
    package var nsec3Hash: [UInt8]? {
        labels.first.flatMap { DNSText.bytes(base32hex: $0) }
    }
}
