extension DNSKEYData {
    /// The zone key flag, without which a key signs no records (RFC 4034 §2.1.1).
    package var isZoneKey: Bool { flags & 0x0100 != 0 }
    /// The secure entry point flag.
    package var isEntryPoint: Bool { flags & 0x0001 != 0 }
    /// The revoked flag (RFC 5011 §7).
    package var isRevoked: Bool { flags & 0x0080 != 0 }
    /// Whether the key has RFC 3110's form.
    package var isRSA: Bool { [1, 5, 7, 8, 10].contains(algorithm) }

    /// The short name of a key, which several keys may share (RFC 4034 appendix B).
    package var keyTag: UInt16 {
        // RSA/MD5 takes the modulus's last bytes but one instead (appendix B.1).
        if algorithm == 1 {
            let low = publicKey.suffix(3)
            return low.count == 3 ? low.prefix(2).reduce(0) { $0 << 8 | UInt16($1) } : 0
        }
        let head = [UInt8(flags >> 8), UInt8(truncatingIfNeeded: flags), `protocol`, algorithm]
        var sum: UInt32 = 0
        for (place, byte) in head.enumerated() { sum &+= place % 2 == 0 ? UInt32(byte) << 8 : UInt32(byte) }
        for (place, byte) in publicKey.enumerated() { sum &+= place % 2 == 0 ? UInt32(byte) << 8 : UInt32(byte) }
        return UInt16(truncatingIfNeeded: sum &+ sum >> 16)
    }

    /// What a DS record's digest is taken of: the owner in lower case and the key's data (RFC 4034 §5.1.4).
    package func digestInput(owner: DNSName) -> [UInt8] {
        let head = [UInt8(flags >> 8), UInt8(truncatingIfNeeded: flags), `protocol`, algorithm]
        return owner.canonical.wire + head + publicKey
    }
}
