/// The set of types at a name, as NSEC and NSEC3 carry it (RFC 4034 §4.1.2).
package struct DNSTypeBitmap: DNSRecordBody {
    /// In rising order.
    package let types: [DNSRecordType]

    package init(_ types: some Sequence<DNSRecordType>) { self.types = Set(types).sorted() }

    /// Found by halving: resolvers' answers may list every type there is.
    package func contains(_ type: DNSRecordType) -> Bool {
        var range = types.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if types[middle] == type { return true }
            range = types[middle] < type ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return false
    }

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        var types: [DNSRecordType] = []
        var previous = -1
        while !cursor.isAtEnd {
            let at = cursor.offset
            let window = Int(try cursor.uint8(bytes))
            let map = try cursor.characterString(bytes)
            guard window > previous, (1...32).contains(map.count), map.last != 0 else {
                throw DNSWireError(.badValue, at: at, "type bitmap out of order, empty or padded")
            }
            previous = window
            for (place, byte) in map.enumerated() {
                for bit in 0..<8 where byte & (0x80 >> UInt8(bit)) != 0 {
                    types.append(DNSRecordType(rawValue: UInt16(window << 8 | place << 3 | bit)))
                }
            }
        }
        self.types = types
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        var rest = types[...]
        while let first = rest.first {
            let window = first.rawValue >> 8
            let inWindow = rest.prefix { $0.rawValue >> 8 == window }
            rest = rest.dropFirst(inWindow.count)
            var map = [UInt8](repeating: 0, count: 32)
            for type in inWindow { map[Int(type.rawValue & 0xFF) >> 3] |= 0x80 >> UInt8(type.rawValue & 7) }
            while map.last == 0 { map.removeLast() }
            try encoder.append(UInt8(window))
            try encoder.appendString(map)
        }
    }

    package var description: String { types.map(\.description).joined(separator: " ") }
}
