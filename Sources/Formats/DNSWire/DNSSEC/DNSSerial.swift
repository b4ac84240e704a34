/// A 32-bit number that goes on at 0 after its end: SOA serials and signature times (RFC 1982).
package struct DNSSerial: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// How far `other` is ahead, from −2³¹+1 to 2³¹−1; nil when they are exactly 2³¹ apart, which RFC 1982 §3.2 leaves
    /// undefined.
    package func distance(to other: DNSSerial) -> Int32? {
        let ahead = Int32(bitPattern: other.rawValue &- rawValue)
        return ahead == .min ? nil : ahead
    }

    /// Whether `other` comes later; false when that is undefined.
    package func precedes(_ other: DNSSerial) -> Bool { distance(to: other).map { $0 > 0 } ?? false }

    package func advanced(by steps: Int32) -> DNSSerial {
        DNSSerial(rawValue: rawValue &+ UInt32(bitPattern: steps))
    }

    package var description: String { "\(rawValue)" }
}
