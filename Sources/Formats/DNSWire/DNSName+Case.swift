extension DNSName {
    /// The same name with each letter's case drawn at random, which an answer must echo and a guesser must guess
    /// (draft-vixie-dnsext-dns0x20).
    package func randomisingCase(using generator: inout some RandomNumberGenerator) -> DNSName {
        var pool: UInt64 = 0
        var left = 0
        return DNSName(
            validated: wire.map { byte in
                guard (0x61...0x7A).contains(byte.asciiFolded) else { return byte }
                if left == 0 {
                    pool = generator.next()
                    left = 64
                }
                defer {
                    pool >>= 1
                    left -= 1
                }
                return pool & 1 == 0 ? byte.asciiFolded : byte.asciiFolded & 0xDF
            })
    }

    /// Whether both are the same bytes, letter case included.
    package func isIdentical(to other: DNSName) -> Bool { wire == other.wire }
}
