/// Decodes base64 (RFC 4648 section 4) line by line; blanks are skipped.
struct Base64Decoder {
    private(set) var bytes: [UInt8] = []
    private var bits: UInt32 = 0
    private var digits = 0
    private var padding = 0

    /// Every quantum is complete.
    var isWhole: Bool { digits == 0 && padding == 0 || padding > 0 && digits + padding == 4 }

    /// - Returns: the place in `line` of the first character that cannot be there, or nil.
    mutating func append(_ line: ArraySlice<UInt8>) -> Int? {
        for (place, byte) in line.enumerated() where byte != 0x20 && byte != 0x09 {
            if byte == 0x3D {
                guard digits >= 2, digits + padding < 4 else { return place }
                padding += 1
                if digits + padding == 4 { flush() }
                continue
            }
            guard padding == 0, let value = Self.value(byte) else { return place }
            bits = bits << 6 | value
            digits += 1
            if digits == 4 {
                flush()
                digits = 0
                bits = 0
            }
        }
        return nil
    }

    private mutating func flush() {
        let whole = bits << (6 * UInt32(4 - digits))
        for place in 0..<digits - 1 { bytes.append(UInt8(truncatingIfNeeded: whole >> (16 - 8 * UInt32(place)))) }
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte) - 0x41
        case 0x61...0x7A: UInt32(byte) - 0x61 + 26
        case 0x30...0x39: UInt32(byte) - 0x30 + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
