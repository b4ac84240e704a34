/// A protocol and a bitmap of its ports (RFC 1035 §3.4.2), written as numbers.
enum WKSPorts {
    /// Enough for every port there is.
    private static let longest = 8192

    static func parse(_ words: inout DNSTokenReader) throws(DNSWireError) -> [UInt8] {
        let (name, offset) = try words.word("protocol")
        let number: UInt8? =
            switch name.uppercased() {
            case "TCP": 6
            case "UDP": 17
            default: DNSText.decimal(name.utf8)
            }
        guard let number else { throw DNSWireError(.badField, at: offset, "protocol `\(name)` is not known") }
        var map: [UInt8] = []
        while !words.isAtEnd {
            let port = Int(try words.number("port", UInt16.self))
            if map.count <= port >> 3 { map += [UInt8](repeating: 0, count: port >> 3 + 1 - map.count) }
            map[port >> 3] |= 0x80 >> UInt8(port & 7)
        }
        return [number] + map
    }

    static func check(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        let at = cursor.offset
        _ = try cursor.uint8(bytes)
        let map = try cursor.rest(bytes)
        guard map.count <= longest, map.last != 0 else {
            throw DNSWireError(.badValue, at: at, "port bitmap too long or padded")
        }
    }

    static func text(_ bytes: [UInt8]) -> String {
        var words = bytes.prefix(1).map { "\($0)" }
        for (place, byte) in bytes.dropFirst().enumerated() {
            for bit in 0..<8 where byte & 0x80 >> UInt8(bit) != 0 { words.append("\(place * 8 + bit)") }
        }
        return words.joined(separator: " ")
    }
}
