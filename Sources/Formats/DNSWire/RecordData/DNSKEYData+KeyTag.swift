extension DNSKEYData {
    /// The number by which DS and RRSIG point to a key (RFC 4034 appendix B; B.1 for algorithm 1).
    package var keyTag: UInt16 {
        if algorithm == 1 {
            guard publicKey.count >= 3 else { return 0 }
            return UInt16(publicKey[publicKey.count - 3]) << 8 | UInt16(publicKey[publicKey.count - 2])
        }
        // At most 65535 bytes of RDATA, so the sum stays far below 2³².
        var sum = UInt32(flags) + UInt32(`protocol`) << 8 + UInt32(algorithm)
        for (place, byte) in publicKey.enumerated() { sum += place & 1 == 0 ? UInt32(byte) << 8 : UInt32(byte) }
        sum += sum >> 16 & 0xFFFF
        return UInt16(truncatingIfNeeded: sum)
    }

    package var isZoneKey: Bool { flags & 0x0100 != 0 }
    /// The secure entry point bit: a key that a DS is meant for (RFC 4034 section 2.1.1).
    package var isEntryPoint: Bool { flags & 1 != 0 }

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
