/// Numbers in base 16, with the zeros before them that escapes and digests have.
package enum HexText {
    /// - Parameter digits: how many there are at least.
    package static func padded(_ number: some UnsignedInteger, to digits: Int, uppercase: Bool = false) -> String {
        let hex = String(number, radix: 16, uppercase: uppercase)
        return String(repeating: "0", count: max(0, digits - hex.utf8.count)) + hex
    }

    /// Two digits for each byte.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        bytes.reduce(into: "") { $0 += padded($1, to: 2) }
    }
}
