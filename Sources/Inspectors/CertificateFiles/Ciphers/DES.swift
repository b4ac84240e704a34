/// DES (FIPS 46-3): for opening what was encrypted with it, and nothing else.
struct DES: BlockCipher {
    /// Of each of the 16 rounds eight pieces of six bits.
    private let pieces: [UInt8]

    /// - Parameter key: eight bytes, whose lowest bits are parity and not looked at; nil for any other length.
    init?(key: some Collection<UInt8>) {
        guard key.count == 8 else { return nil }
        let chosen = Self.permute(key.reduce(0) { $0 << 8 | UInt64($1) }, width: 64, DESTables.firstChoice)
        var (left, right) = (UInt32(chosen >> 28), UInt32(chosen & 0xFFF_FFFF))
        var pieces: [UInt8] = []
        for round in 0..<16 {
            for _ in 0..<(Self.singleShifts.contains(round) ? 1 : 2) {
                left = (left << 1 | left >> 27) & 0xFFF_FFFF
                right = (right << 1 | right >> 27) & 0xFFF_FFFF
            }
            let subkey = Self.permute(UInt64(left) << 28 | UInt64(right), width: 56, DESTables.secondChoice)
            for shift in stride(from: 42, through: 0, by: -6) { pieces.append(UInt8(subkey >> UInt64(shift) & 0x3F)) }
        }
        self.pieces = pieces
    }

    func encrypt(_ block: UInt64) -> UInt64 { run(block, stride(from: 0, through: 15, by: 1)) }
    func decrypt(_ block: UInt64) -> UInt64 { run(block, stride(from: 15, through: 0, by: -1)) }

    private func run(_ block: UInt64, _ rounds: StrideThrough<Int>) -> UInt64 {
        let mixed = Self.permute(block, width: 64, Self.initial)
        var (left, right) = (UInt32(truncatingIfNeeded: mixed >> 32), UInt32(truncatingIfNeeded: mixed))
        for round in rounds { (left, right) = (right, left ^ scrambled(right, round)) }
        return Self.permute(UInt64(right) << 32 | UInt64(left), width: 64, Self.final)
    }

    /// f(R, K): the expansion takes six neighbouring bits for each box.
    private func scrambled(_ half: UInt32, _ round: Int) -> UInt32 {
        var result: UInt32 = 0
        for box in 0..<8 {
            let turn = UInt32((4 * box + 31) % 32)
            let turned = half << turn | half >> (32 - turn)
            let place = UInt8(turned >> 26) ^ pieces[8 * round + box]
            result |= Self.boxes[64 * box + Int(place)]
        }
        return result
    }

    /// Bits are counted from 1, the highest first, as in the standard.
    private static func permute(_ bits: UInt64, width: UInt64, _ table: [UInt8]) -> UInt64 {
        table.reduce(0) { $0 << 1 | bits >> (width - UInt64($1)) & 1 }
    }

    /// Each S-box with the permutation P behind it, by the six bits as they come.
    private static let boxes: [UInt32] = DESTables.substitutions.enumerated().flatMap { box, values in
        (0..<64).map { place in
            let row = place >> 4 & 2 | place & 1
            let value = UInt64(values[row * 16 + place >> 1 & 15]) << UInt64(28 - 4 * box)
            return UInt32(permute(value, width: 32, DESTables.permutation))
        }
    }

    /// Rounds before which the key's halves turn by one bit only.
    private static let singleShifts: Set<Int> = [0, 1, 8, 15]

    /// IP: the even bits of each byte, then the odd ones, the last byte first.
    private static let initial: [UInt8] = [2, 4, 6, 8, 1, 3, 5, 7].flatMap { bit in
        (0..<8).map { UInt8(bit + 56 - 8 * $0) }
    }

    private static let final: [UInt8] = (1...64).map { bit in
        UInt8((initial.firstIndex(of: UInt8(bit)) ?? 0) + 1)
    }
}
