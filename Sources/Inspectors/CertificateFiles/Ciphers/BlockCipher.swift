/// A cipher of eight-byte blocks, as files of before 2010 are encrypted with.
protocol BlockCipher {
    /// One block, big-endian.
    func decrypt(_ block: UInt64) -> UInt64
}

extension BlockCipher {
    /// CBC (SP 800-38A section 6.2), then the padding of RFC 8018 section 6.1.1.
    ///
    /// - Returns: nil for what is not whole blocks, or without its padding: hardly ever anything else than a wrong key.
    func decrypt(chained ciphertext: ArraySlice<UInt8>, vector: [UInt8]) -> [UInt8]? {
        guard vector.count == 8, !ciphertext.isEmpty, ciphertext.count.isMultiple(of: 8) else { return nil }
        var plain: [UInt8] = []
        plain.reserveCapacity(ciphertext.count)
        var previous = Self.number(vector[...])
        for start in stride(from: ciphertext.startIndex, to: ciphertext.endIndex, by: 8) {
            let block = Self.number(ciphertext[start..<start + 8])
            let opened = decrypt(block) ^ previous
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                plain.append(UInt8(truncatingIfNeeded: opened >> shift))
            }
            previous = block
        }
        guard let padding = plain.last, (1...8).contains(padding),
            plain.suffix(Int(padding)).allSatisfy({ $0 == padding })
        else { return nil }
        plain.removeLast(Int(padding))
        return plain
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}
