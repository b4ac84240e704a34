package import DNSWire

/// A key that is trusted without anybody vouching for it.
package struct TrustAnchor: Sendable, Hashable {
    package enum Key: Sendable, Hashable {
        case digest(DSData)
        case key(DNSKEYData)
    }

    package let zone: DNSName
    package let key: Key

    package init(zone: DNSName, _ key: Key) {
        self.zone = zone
        self.key = key
    }
}
