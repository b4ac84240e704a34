/// The presentation forms that several record types share (RFC 1035 §5.1, RFC 3597 §5, RFC 4648).
enum DNSText {
    enum Place { case inName, inQuotes }

    static func append(_ byte: UInt8, to text: inout [UInt8], escaping place: Place) {
        switch (byte, place) {
        case (0x22, _), (0x5C, _), (0x24, .inName), (0x28, .inName), (0x29, .inName), (0x2E, .inName), (0x3B, .inName),
            (0x40, .inName):
            text.append(0x5C)
            text.append(byte)
        case (0x21...0x7E, _), (0x20, .inQuotes): text.append(byte)
        default: text += [0x5C, 0x30 + byte / 100, 0x30 + byte / 10 % 10, 0x30 + byte % 10]
        }
    }

    static func quoted(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = [0x22]
        for byte in bytes { append(byte, to: &text, escaping: .inQuotes) }
        text.append(0x22)
        return String(decoding: text, as: UTF8.self)
    }

    /// Upper case, as `dig +nosplit` prints digests.
    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var text: [UInt8] = []
        for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }

    /// RFC 4648 §4, with padding.
    static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        return grouped(bytes, bitsPerDigit: 6, digits: digits, digitsPerGroup: 4)
    }

    /// RFC 4648 §7 without padding, as NSEC3 owners are written (RFC 5155 §3.3).
    static func base32hex(_ bytes: [UInt8]) -> String {
        grouped(bytes, bitsPerDigit: 5, digits: Array("0123456789ABCDEFGHIJKLMNOPQRSTUV".utf8), digitsPerGroup: 1)
    }

    /// RFC 3597 §5.
    static func unknown(_ bytes: [UInt8]) -> String {
        bytes.isEmpty ? "\\# 0" : "\\# \(bytes.count) \(hex(bytes))"
    }

    private static func grouped(_ bytes: [UInt8], bitsPerDigit: Int, digits: [UInt8], digitsPerGroup: Int) -> String {
        var text: [UInt8] = []
        var pool: UInt32 = 0
        var bits = 0
        for byte in bytes {
            pool = pool << 8 | UInt32(byte)
            bits += 8
            while bits >= bitsPerDigit {
                bits -= bitsPerDigit
                text.append(digits[Int(pool >> UInt32(bits)) & (digits.count - 1)])
            }
            pool &= (1 << UInt32(bits)) - 1
        }
        if bits > 0 { text.append(digits[Int(pool << UInt32(bitsPerDigit - bits)) & (digits.count - 1)]) }
        while text.count % digitsPerGroup != 0 { text.append(0x3D) }
        return String(decoding: text, as: UTF8.self)
    }
}
