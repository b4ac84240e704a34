package import UpkeepCore

/// For whom a resolver asks, and for whom the answer is (RFC 7871 §6).
package struct DNSClientSubnet: Sendable, Hashable, CustomStringConvertible {
    /// Zero after the source prefix.
    package let address: IPAddress
    package let sourcePrefix: UInt8
    /// 0 in queries.
    package let scopePrefix: UInt8

    /// - Returns: nil when a prefix is longer than the address; bits of `address` after the source prefix are cleared.
    package init?(_ address: IPAddress, sourcePrefix: UInt8, scopePrefix: UInt8 = 0) {
        var bytes = address.bytes
        guard Int(max(sourcePrefix, scopePrefix)) <= bytes.count * 8 else { return nil }
        for place in bytes.indices {
            let kept = min(8, max(0, Int(sourcePrefix) - place * 8))
            bytes[place] &= UInt8(truncatingIfNeeded: 0xFF00 >> kept)
        }
        guard let masked = IPAddress(bytes: bytes) else { return nil }
        self.address = masked
        self.sourcePrefix = sourcePrefix
        self.scopePrefix = scopePrefix
    }

    /// - Returns: nil unless the payload has the one form that RFC 7871 §6 allows for its value.
    init?(payload: [UInt8]) {
        guard payload.count >= 4, payload[0] == 0, let size = [1: 4, 2: 16][payload[1]] else { return nil }
        let padding = [UInt8](repeating: 0, count: max(0, size - (payload.count - 4)))
        guard let address = IPAddress(bytes: payload[4...] + padding),
            let subnet = DNSClientSubnet(address, sourcePrefix: payload[2], scopePrefix: payload[3]),
            subnet.payload == payload
        else { return nil }
        self = subnet
    }

    var payload: [UInt8] {
        let family: UInt8 = address.family == .v4 ? 1 : 2
        return [0, family, sourcePrefix, scopePrefix] + address.bytes.prefix((Int(sourcePrefix) + 7) / 8)
    }

    /// As dig prints it: `192.0.2.0/24/0`.
    package var description: String { "\(address)/\(sourcePrefix)/\(scopePrefix)" }
}
