/// Numbers in base 16, with the zeros before them that escapes and digests have.
package enum HexText {
    /// - Parameter digits: how many there are at least.
    package static func padded(_ number: some UnsignedInteger, to digits: Int, uppercase: Bool = false) -> String {
        let hex = String(number, radix: 16, uppercase: uppercase)
        return String(repeating: "0", count: max(0, digits - hex.utf8.count)) + hex
    }

    /// Two digits for each byte.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * bytes.underestimatedCount)
        for byte in bytes {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 0xF))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// - Parameter number: below 16.
    private static func digit(_ number: UInt8) -> UInt8 { number < 10 ? 0x30 + number : 0x57 + number }
}
