/// Character references in attribute values, as far as they can hide a URL's scheme or host.
enum CharacterReferences {
    private static let named: [(name: [UInt8], stands: UInt8)] = [
        ("amp", "&"), ("colon", ":"), ("sol", "/"), ("period", "."), ("quot", "\""), ("apos", "'"), ("lt", "<"),
        ("gt", ">"), ("lpar", "("), ("rpar", ")"), ("num", "#"), ("quest", "?"), ("equals", "="), ("commat", "@"),
        ("Tab", "\t"), ("NewLine", "\n"),
    ].map { (Array($0.utf8), UInt8(ascii: $1)) }

    /// `raw` with numeric references and the named ones that stand for ASCII punctuation replaced; others stay.
    static func decoded(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        guard raw.contains(UInt8(ascii: "&")) else { return Array(raw) }
        var text: [UInt8] = []
        text.reserveCapacity(raw.count)
        var at = raw.startIndex
        while at < raw.endIndex {
            if raw[at] == UInt8(ascii: "&"), let (bytes, length) = reference(raw[at...]) {
                text += bytes
                at += length
            } else {
                text.append(raw[at])
                at += 1
            }
        }
        return text
    }

    private static func reference(_ raw: ArraySlice<UInt8>) -> (bytes: [UInt8], length: Int)? {
        let start = raw.startIndex + 1
        guard start < raw.endIndex else { return nil }
        if raw[start] == UInt8(ascii: "#") { return numeric(raw[(start + 1)...], begins: raw.startIndex) }
        for (name, stands) in named where raw[start...].starts(with: name) {
            let end = start + name.count
            guard end < raw.endIndex, raw[end] == UInt8(ascii: ";") else { continue }
            return ([stands], end + 1 - raw.startIndex)
        }
        return nil
    }

    private static func numeric(_ raw: ArraySlice<UInt8>, begins: Int) -> (bytes: [UInt8], length: Int)? {
        var at = raw.startIndex
        let isHexadecimal = at < raw.endIndex && raw[at] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { at += 1 }
        let first = at
        var value: UInt32 = 0
        while at < raw.endIndex, let digit = digit(raw[at], isHexadecimal) {
            value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
            at += 1
        }
        guard at > first else { return nil }
        if at < raw.endIndex, raw[at] == UInt8(ascii: ";") { at += 1 }
        let scalar = Unicode.Scalar(value).flatMap { $0.value == 0 ? nil : $0 } ?? "\u{FFFD}"
        return (Array(String(Character(scalar)).utf8), at - begins)
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x37)
        case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x57)
        default: nil
        }
    }
}
