/// Triple DES with two or three keys (SP 800-67).
struct TripleDES: BlockCipher {
    private let first: DES
    private let second: DES
    private let third: DES

    /// - Parameter key: 16 or 24 bytes; nil for any other length.
    init?(key: [UInt8]) {
        guard key.count == 16 || key.count == 24, let first = DES(key: key[..<8]), let second = DES(key: key[8..<16]),
            let third = key.count == 16 ? first : DES(key: key[16...])
        else { return nil }
        (self.first, self.second, self.third) = (first, second, third)
    }

    func decrypt(_ block: UInt64) -> UInt64 { first.decrypt(second.encrypt(third.decrypt(block))) }
}
