package import DNSWire

extension KnownGood {
    /// The addresses as the zone's servers gave them; empty for an alias, whose addresses are somebody else's to change.
    package var addressRecords: [DNSRecord] {
        guard aliases.isEmpty, let owner = try? DNSName(name) else { return [] }
        return addresses.map { DNSRecord(owner, ttl: $0.ttl, .address($0.address)) }
    }
}
