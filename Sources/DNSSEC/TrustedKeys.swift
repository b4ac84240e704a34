package import DNSWire

/// A zone's keys that something higher up vouches for.
package struct TrustedKeys: Sendable, Hashable {
    package let zone: DNSName
    package let keys: [DNSKEYData]
    /// Of ``keys``, in their order.
    package let facts: [KeyFacts]

    package init(zone: DNSName, keys: [DNSKEYData]) {
        self.zone = zone
        self.keys = keys
        facts = keys.map(KeyFacts.init)
    }
}
