extension DNSKEYData {
    /// Bits of an RSA key's modulus; nil for other algorithms and for what is no such key (RFC 3110 section 2).
    package var modulusBits: Int? {
        guard [1, 5, 7, 8, 10].contains(algorithm), let first = publicKey.first else { return nil }
        let (start, exponent): (Int, Int)
        if first == 0 {
            guard publicKey.count >= 3 else { return nil }
            (start, exponent) = (3, Int(publicKey[1]) << 8 | Int(publicKey[2]))
        } else {
            (start, exponent) = (1, Int(first))
        }
        guard start + exponent < publicKey.count else { return nil }
        let modulus = publicKey[(start + exponent)...].drop { $0 == 0 }
        return modulus.first.map { modulus.count * 8 - $0.leadingZeroBitCount }
    }
}
