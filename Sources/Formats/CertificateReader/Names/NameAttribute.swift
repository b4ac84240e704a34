import UpkeepCore

/// One attribute of a distinguished name, in the form that names are compared in (RFC 5280 section 7.1).
package struct NameAttribute: Sendable, Hashable, Comparable {
    /// Dotted.
    package let type: String
    /// Lower case, blanks trimmed and runs of them made one; what is no string is `#` and its encoding.
    package let folded: String

    init(type: String, value: String?, encoding: ArraySlice<UInt8>) {
        self.type = type
        folded = value.map(Self.folded) ?? "#" + HexText.text(encoding.prefix(1024))
    }

    private static func folded(_ value: String) -> String {
        guard value.utf8.allSatisfy({ $0 < 0x80 }) else {
            return value.split(separator: " ").joined(separator: " ").lowercased()
        }
        // The same for ASCII, in one go.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(value.utf8.count)
        for byte in value.utf8 where byte != 0x20 || bytes.last.map({ $0 != 0x20 }) ?? false {
            bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
        if bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func < (a: NameAttribute, b: NameAttribute) -> Bool {
        (a.type, a.folded) < (b.type, b.folded)
    }
}
