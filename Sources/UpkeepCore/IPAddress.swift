/// An IPv4 or IPv6 address; IPv4 is kept as itself, never as a mapped IPv6 address.
package struct IPAddress: Sendable, Hashable, Comparable {
    package enum Family: String, Sendable, Hashable, CaseIterable {
        case v4 = "ipv4"
        case v6 = "ipv6"
    }

    package let family: Family
    /// The address in network order: as IPv6, or IPv4 in the low 32 bits.
    private let high: UInt64
    private let low: UInt64

    package init(v4 value: UInt32) {
        family = .v4
        high = 0
        low = UInt64(value)
    }

    package init(v6High high: UInt64, low: UInt64) {
        family = .v6
        self.high = high
        self.low = low
    }

    /// - Returns: nil unless `bytes` are 4 or 16.
    package init?(bytes: some Collection<UInt8>) {
        switch bytes.count {
        case 4: self.init(v4: bytes.reduce(0) { $0 << 8 | UInt32($1) })
        case 16:
            self.init(
                v6High: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
                low: bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) })
        default: return nil
        }
    }

    /// 4 or 16 bytes in network order.
    package var bytes: [UInt8] {
        switch family {
        case .v4: (0..<4).map { UInt8(truncatingIfNeeded: low >> (24 - 8 * $0)) }
        case .v6:
            (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * $0)) }
                + (0..<8).map { UInt8(truncatingIfNeeded: low >> (56 - 8 * $0)) }
        }
    }

    /// IPv4 as 32 bits; nil for IPv6.
    package var v4Value: UInt32? { family == .v4 ? UInt32(truncatingIfNeeded: low) : nil }

    package static func < (a: IPAddress, b: IPAddress) -> Bool {
        (a.family == .v4 ? 0 : 1, a.high, a.low) < (b.family == .v4 ? 0 : 1, b.high, b.low)
    }

    /// Where a redirect from the public web must not lead (RFC 6890 special-purpose registries): loopback, private,
    /// link-local, unique-local, shared, unspecified, and IPv6 forms that embed such an IPv4 address.
    package var isPrivate: Bool {
        switch family {
        case .v4: Self.privateV4(UInt32(truncatingIfNeeded: low))
        case .v6:
            if high == 0, low >> 32 == 0xFFFF || low >> 32 == 0 {
                low <= 1 || Self.privateV4(UInt32(truncatingIfNeeded: low))
            } else if high == 0x0064_FF9B_0000_0000, low >> 32 == 0 {
                Self.privateV4(UInt32(truncatingIfNeeded: low))
            } else {
                high >> 57 == 0xFC >> 1 || high >> 54 == 0xFE80 >> 6
            }
        }
    }

    package var isLoopback: Bool {
        switch family {
        case .v4: low >> 24 == 127
        case .v6: high == 0 && (low == 1 || low >> 24 == 0xFFFF_7F)
        }
    }

    private static func privateV4(_ value: UInt32) -> Bool {
        let blocks: [(UInt32, UInt32)] = [
            (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
            (0xAC10_0000, 12), (0xC0A8_0000, 16),
        ]
        return blocks.contains { value >> (32 - $0.1) == $0.0 >> (32 - $0.1) }
    }
}
