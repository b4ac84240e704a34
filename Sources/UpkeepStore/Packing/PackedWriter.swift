/// Puts numbers into few bytes: small ones into one.
struct PackedWriter {
    private(set) var bytes: [UInt8] = []

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    /// Seven bits to a byte, the low ones first; the high bit says that more follow.
    mutating func number(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Numbers near zero on either side are small: 0, -1, 1, -2 … become 0, 1, 2, 3 …
    mutating func signed(_ value: Int64) {
        number(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    /// A length, then that many bytes.
    mutating func piece(_ piece: [UInt8]) {
        number(UInt64(piece.count))
        bytes.append(contentsOf: piece)
    }
}
