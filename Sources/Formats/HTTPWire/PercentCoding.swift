/// Percent-encoding (RFC 3986 section 2.1).
enum PercentCoding {
    /// - Returns: nil when a `%` is not followed by two hexadecimal digits.
    static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == 0x25 else {
                result.append(byte)
                continue
            }
            guard let high = rest.popFirst()?.hexValue, let low = rest.popFirst()?.hexValue else { return nil }
            result.append(high << 4 | low)
        }
        return result
    }

    /// Path and query as they came, but for the bytes that RFC 3986 has no place for; `[` and `]` stay, since browsers
    /// and servers let them be.
    static func legalized(_ bytes: some Collection<UInt8>) -> [UInt8] {
        guard bytes.contains(where: isIllegal) else { return Array(bytes) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 32)
        for byte in bytes {
            if isIllegal(byte) {
                result += [0x25, digit(byte >> 4), digit(byte & 15)]
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// Space, controls, non-ASCII, and `"` `<` `>` `\` `^` `` ` `` `{` `|` `}`.
    private static func isIllegal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F...0xFF, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: true
        default: false
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
