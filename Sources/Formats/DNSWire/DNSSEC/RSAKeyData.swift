/// An RSA key as DNSKEY holds it (RFC 3110 §2).
package struct RSAKeyData: Sendable, Hashable {
    /// Without leading zeros, like ``modulus``.
    package let exponent: [UInt8]
    package let modulus: [UInt8]

    /// nil for other algorithms, and unless there is an exponent and a modulus.
    package init?(_ key: DNSKEYData) {
        let bytes = key.publicKey
        guard key.isRSA, let first = bytes.first else { return nil }
        var start = 1
        var length = Int(first)
        if first == 0 {
            guard bytes.count >= 3 else { return nil }
            length = Int(bytes[1]) << 8 | Int(bytes[2])
            start = 3
        }
        guard length > 0, start + length < bytes.count else { return nil }
        exponent = Array(bytes[start..<start + length].drop { $0 == 0 })
        modulus = Array(bytes[(start + length)...].drop { $0 == 0 })
        guard !exponent.isEmpty, !modulus.isEmpty else { return nil }
    }

    /// Of the modulus.
    package var bits: Int { modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0) }
}
