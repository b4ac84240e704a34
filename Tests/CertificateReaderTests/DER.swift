/// Writes DER, right or wrong, for certificates that no tool would make.
enum DER {
    static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        switch content.count {
        case ..<0x80: [tag, UInt8(content.count)] + content
        case ..<0x100: [tag, 0x81, UInt8(content.count)] + content
        case ..<0x10000: [tag, 0x82, UInt8(content.count >> 8), UInt8(content.count & 0xFF)] + content
        default:
            [tag, 0x83, UInt8(content.count >> 16), UInt8(content.count >> 8 & 0xFF), UInt8(content.count & 0xFF)]
                + content
        }
    }

    static func sequence(_ parts: [UInt8]...) -> [UInt8] { element(0x30, parts.flatMap { $0 }) }

    /// - Parameter dotted: arcs below 2^28.
    static func identifier(_ dotted: String) -> [UInt8] {
        let arcs = dotted.split(separator: ".").compactMap { UInt64($0) }
        var content: [UInt8] = []
        for arc in [arcs[0] * 40 + arcs[1]] + arcs[2...] {
            var digits = [UInt8(arc & 0x7F)]
            var rest = arc >> 7
            while rest > 0 {
                digits.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
                rest >>= 7
            }
            content += digits
        }
        return element(0x06, content)
    }

    static func algorithm(_ dotted: String, _ parameters: [UInt8] = []) -> [UInt8] {
        sequence(identifier(dotted), parameters)
    }

    static func name(_ value: [UInt8], type: String = "2.5.4.3", tag: UInt8 = 0x0C) -> [UInt8] {
        sequence(element(0x31, sequence(identifier(type), element(tag, value))))
    }

    static func validity(
        _ notBefore: String = "260101000000Z", _ notAfter: String = "270101000000Z", tag: UInt8 = 0x17
    ) -> [UInt8] {
        sequence(element(tag, Array(notBefore.utf8)), element(tag, Array(notAfter.utf8)))
    }

    static func extensions(_ items: [UInt8]...) -> [UInt8] { element(0xA3, element(0x30, items.flatMap { $0 })) }

    static func item(_ dotted: String, critical: [UInt8] = [], _ value: [UInt8]) -> [UInt8] {
        sequence(identifier(dotted), critical, element(0x04, value))
    }

    static func names(_ entries: [UInt8]...) -> [UInt8] { item("2.5.29.17", element(0x30, entries.flatMap { $0 })) }

    /// A certificate of an Ed25519 key and no signature worth the name.
    static func certificate(
        version: [UInt8] = element(0xA0, element(0x02, [2])), serial: [UInt8] = element(0x02, [1]),
        inner: [UInt8] = algorithm("1.3.101.112"), issuer: [UInt8] = name(Array("ca".utf8)),
        validity: [UInt8] = validity(), subject: [UInt8] = name(Array("shop.example".utf8)),
        key: [UInt8] = sequence(algorithm("1.3.101.112"), element(0x03, [0] + [UInt8](repeating: 7, count: 32))),
        extensions: [UInt8] = [], outer: [UInt8] = algorithm("1.3.101.112")
    ) -> [UInt8] {
        sequence(
            sequence(version, serial, inner, issuer, validity, subject, key, extensions), outer,
            element(0x03, [0] + [UInt8](repeating: 9, count: 64)))
    }
}
