import UpkeepCore

/// One service parameter in text (RFC 9460 §2.1): `key`, `key=value` or `key="value"`.
enum SVCBText {
    static func parse(_ words: inout DNSTokenReader, to encoder: inout DNSEncoder) throws(DNSWireError) {
        let token = try words.take("parameter")
        guard !token.isQuoted else { throw DNSWireError(.badField, at: token.offset, "parameter must not be quoted") }
        let name = token.raw.prefix { $0 != 0x3D }
        guard let key = SVCBParameter.key(named: String(decoding: name, as: UTF8.self)) else {
            let shown = String(decoding: name, as: UTF8.self)
            throw DNSWireError(.badField, at: token.offset, "there is no service parameter `\(shown)`")
        }
        var raw = token.raw.dropFirst(name.count + 1)
        if raw.first == 0x22 {
            raw = raw.dropFirst()
            guard raw.last == 0x22 else {
                throw DNSWireError(.unbalanced, at: token.offset, "text after the closing quote")
            }
            raw = raw.dropLast()
        }
        let text = try DNSToken(raw: raw, isQuoted: true, offset: token.offset).unescaped()
        guard let value = value(key, text), value.count <= 65535 else {
            throw DNSWireError(
                .badField, at: token.offset, "value of `\(String(decoding: name, as: UTF8.self))` is malformed")
        }
        try encoder.append(key)
        try encoder.append(UInt16(truncatingIfNeeded: value.count))
        try encoder.append(value)
    }

    private static func value(_ key: UInt16, _ text: [UInt8]) -> [UInt8]? {
        switch key {
        case 0: mandatory(text)
        case 1: protocols(text)
        case 2, 8: text.isEmpty ? [] : nil
        case 3: (DNSText.decimal(text) as UInt16?).map { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        case 4: addresses(text, .v4)
        case 5: DNSText.bytes(base64: text)
        case 6: addresses(text, .v6)
        default: text
        }
    }

    private static func mandatory(_ text: [UInt8]) -> [UInt8]? {
        var keys: [UInt16] = []
        for name in text.split(separator: 0x2C, omittingEmptySubsequences: false) {
            guard let key = SVCBParameter.key(named: String(decoding: name, as: UTF8.self)) else { return nil }
            keys.append(key)
        }
        return keys.sorted().flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }

    /// A list of identifiers where `\,` is a comma inside one and `\\` a backslash (RFC 9460 appendix A.1).
    private static func protocols(_ text: [UInt8]) -> [UInt8]? {
        var identifiers: [[UInt8]] = [[]]
        var at = 0
        while at < text.count {
            if text[at] == 0x2C {
                identifiers.append([])
            } else {
                if text[at] == 0x5C { at += 1 }
                guard at < text.count else { return nil }
                identifiers[identifiers.count - 1].append(text[at])
            }
            at += 1
        }
        guard identifiers.allSatisfy({ (1...255).contains($0.count) }) else { return nil }
        return identifiers.flatMap { [UInt8($0.count)] + $0 }
    }

    private static func addresses(_ text: [UInt8], _ family: IPAddress.Family) -> [UInt8]? {
        var bytes: [UInt8] = []
        for part in text.split(separator: 0x2C, omittingEmptySubsequences: false) {
            guard let address = IPAddress(String(decoding: part, as: UTF8.self)), address.family == family else {
                return nil
            }
            bytes += address.bytes
        }
        return bytes
    }
}
