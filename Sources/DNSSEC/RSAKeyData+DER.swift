import DNSWire

extension RSAKeyData {
    /// The crypto library refuses less; RFC 5702 §2 allows no more.
    static let supportedBits = 1024...4096

    /// SubjectPublicKeyInfo (RFC 3279 §2.3.1): the only door of the crypto library that takes keys below 2048 bits.
    var der: [UInt8] {
        let rsaEncryption: [UInt8] = [
            0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00,
        ]
        let key = Self.element(0x30, Self.integer(modulus) + Self.integer(exponent))
        return Self.element(0x30, rsaEncryption + Self.element(0x03, [0] + key))
    }

    /// A DER INTEGER; a leading zero keeps it positive.
    private static func integer(_ bytes: [UInt8]) -> [UInt8] {
        element(0x02, (bytes.first ?? 0) & 0x80 == 0 ? bytes : [0] + bytes)
    }

    private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        var length: [UInt8] = []
        var rest = content.count
        repeat {
            length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
            rest >>= 8
        } while rest > 0
        if content.count >= 0x80 { length.insert(0x80 | UInt8(length.count), at: 0) }
        return [tag] + length + content
    }
}
