import DNSWire

extension DSData {
    /// Whether this is the digest of a key of `zone` (RFC 4034 §5.1.4); false for a kind of digest not known here.
    func isDigest(of key: DNSKEYData, in zone: DNSName) -> Bool {
        DigestAlgorithm(rawValue: digestType).digest(of: key.digestInput(owner: zone)) == digest
    }
}
