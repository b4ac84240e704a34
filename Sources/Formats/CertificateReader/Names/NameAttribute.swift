import UpkeepCore

/// One attribute of a distinguished name, in the form that names are compared in (RFC 5280 section 7.1).
package struct NameAttribute: Sendable, Hashable, Comparable {
    /// Dotted.
    package let type: String
    /// Lower case, blanks trimmed and runs of them made one; what is no string is `#` and its encoding.
    package let folded: String

    init(type: String, value: String?, encoding: ArraySlice<UInt8>) {
        self.type = type
        folded =
            value.map { $0.split(separator: " ").joined(separator: " ").lowercased() }
            ?? "#" + HexText.text(encoding.prefix(1024))
    }

    package static func < (a: NameAttribute, b: NameAttribute) -> Bool {
        (a.type, a.folded) < (b.type, b.folded)
    }
}
