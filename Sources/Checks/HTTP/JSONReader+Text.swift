extension JSONReader {
    /// The text that `raw`, checked already, stands for; a lone surrogate becomes U+FFFD.
    static func unescaped(_ raw: ArraySlice<UInt8>) -> String {
        guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(raw.count)
        var at = raw.startIndex
        while at < raw.endIndex {
            guard raw[at] == UInt8(ascii: "\\"), at + 1 < raw.endIndex else {
                text.append(raw[at])
                at += 1
                continue
            }
            let escape = raw[at + 1]
            at += 2
            switch escape {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"): text += character(raw, &at).utf8
            default: text.append(escape)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func character(_ raw: ArraySlice<UInt8>, _ at: inout Int) -> String {
        guard let unit = unit(raw, at) else { return "\u{FFFD}" }
        at += 4
        if let scalar = Unicode.Scalar(unit) { return String(Character(scalar)) }
        guard unit < 0xDC00, at + 2 <= raw.endIndex, raw[at] == UInt8(ascii: "\\"), raw[at + 1] == UInt8(ascii: "u"),
            let low = Self.unit(raw, at + 2), (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else { return "\u{FFFD}" }
        at += 6
        return String(Character(scalar))
    }

    private static func unit(_ raw: ArraySlice<UInt8>, _ at: Int) -> UInt32? {
        guard at + 4 <= raw.endIndex else { return nil }
        return raw[at..<at + 4].reduce(0) { $0 << 4 | UInt32($1.hexDigit ?? 0) }
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit.
    var hexDigit: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
