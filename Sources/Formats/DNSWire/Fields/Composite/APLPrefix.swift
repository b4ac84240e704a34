import UpkeepCore

/// One item of an address prefix list (RFC 3123 §4): `[!]family:address/prefix`, trailing zero bytes cut off.
enum APLPrefix {
    private static let sizes: [UInt16: Int] = [1: 4, 2: 16]

    static func parse(_ words: inout DNSTokenReader) throws(DNSWireError) -> [UInt8] {
        let (word, offset) = try words.word("prefix")
        let isNegated = word.hasPrefix("!")
        let text = isNegated ? word.dropFirst() : word[...]
        let family = text.prefix { $0 != ":" }
        let rest = text.dropFirst(family.count + 1)
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number: UInt16 = DNSText.decimal(family.utf8),
            let address = IPAddress(parts[0]), address.bytes.count == sizes[number],
            let prefix: UInt8 = DNSText.decimal(parts[1].utf8), Int(prefix) <= address.bytes.count * 8
        else {
            throw DNSWireError(.badField, at: offset, "`\(word)` is no prefix such as `1:192.0.2.0/24`")
        }
        var bytes = address.bytes
        while bytes.last == 0 { bytes.removeLast() }
        return [0, UInt8(number), prefix, (isNegated ? 0x80 : 0) | UInt8(bytes.count)] + bytes
    }

    static func check(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        while !cursor.isAtEnd {
            let at = cursor.offset
            let family = try cursor.uint16(bytes)
            let prefix = Int(try cursor.uint8(bytes))
            let count = Int(try cursor.uint8(bytes) & 0x7F)
            let address = try cursor.bytes(count, of: bytes)
            guard let size = sizes[family], prefix <= size * 8, count <= size, address.last != 0 else {
                throw DNSWireError(.badValue, at: at, "address prefix of another family, too long or padded")
            }
        }
    }

    static func text(_ bytes: [UInt8]) -> String {
        var items: [String] = []
        var at = 0
        while at + 4 <= bytes.count {
            let family = UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1])
            let end = min(bytes.count, at + 4 + Int(bytes[at + 3] & 0x7F))
            let padding = [UInt8](repeating: 0, count: max(0, (sizes[family] ?? 0) - (end - at - 4)))
            let address = IPAddress(bytes: bytes[at + 4..<end] + padding)?.description ?? ""
            items.append("\(bytes[at + 3] & 0x80 != 0 ? "!" : "")\(family):\(address)/\(bytes[at + 2])")
            at = end
        }
        return items.joined(separator: " ")
    }
}
