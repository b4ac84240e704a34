import DNSWire

extension CanonicalForm {
    /// What a signature is over: its own fields, then every record of the set (RFC 4034 §3.1.8.1).
    /// - Parameter owner: The set's owner, or the wildcard it was expanded from.
    static func signedBytes(
        of set: SignedSet, owner: DNSName, by signature: RRSIGData
    ) throws(DNSWireError) -> [UInt8] {
        var encoder = DNSEncoder(limit: .max)
        try encoder.append(signature.typeCovered.rawValue)
        try encoder.append(signature.algorithm)
        try encoder.append(signature.labels)
        for value in [signature.originalTTL, signature.expiration, signature.inception] { try encoder.append(value) }
        try encoder.append(signature.keyTag)
        try encoder.append(name(signature.signer))
        var bodies: [[UInt8]] = []
        for data in set.data { bodies.append(try CanonicalForm.data(data)) }
        bodies.sort { $0.lexicographicallyPrecedes($1) }
        var previous: [UInt8]?
        for body in bodies where body != previous {
            guard let length = UInt16(exactly: body.count) else {
                throw DNSWireError(.tooLarge, at: encoder.bytes.count, "data of more than 65535 bytes")
            }
            try encoder.append(name(owner))
            try encoder.append(set.type.rawValue)
            try encoder.append(DNSRecordClass.internet.rawValue)
            try encoder.append(signature.originalTTL)
            try encoder.append(length)
            try encoder.append(body)
            previous = body
        }
        return encoder.bytes
    }

    /// A key's RDATA on the wire.
    static func key(_ key: DNSKEYData) -> [UInt8] {
        [UInt8(key.flags >> 8), UInt8(truncatingIfNeeded: key.flags), key.protocol, key.algorithm] + key.publicKey
    }

    /// RFC 4034 appendix B; B.1 for RSAMD5.
    static func keyTag(_ key: DNSKEYData) -> UInt16 {
        if key.algorithm == SigningAlgorithm.rsaMD5.rawValue {
            let modulus = key.publicKey
            guard modulus.count >= 3 else { return 0 }
            return UInt16(modulus[modulus.count - 3]) << 8 | UInt16(modulus[modulus.count - 2])
        }
        // RDATA is at most 65535 bytes, so the sum stays far below 2³².
        var sum: UInt32 = 0
        for (place, byte) in CanonicalForm.key(key).enumerated() {
            sum &+= place & 1 == 0 ? UInt32(byte) << 8 : UInt32(byte)
        }
        sum &+= sum >> 16 & 0xFFFF
        return UInt16(truncatingIfNeeded: sum)
    }
}
