/// All that is to be said about a key, and nothing about decoding it.
struct KeyDoc: Sendable {
    var name: String
    /// What it is for: one or two sentences, the first letter small, no full stop at the end.
    var summary: String
    /// The form of its value.
    var expected: String
    var schema: SchemaValue
    var standard: Standard?
    /// A value as it would be written, in one line or, for block values, several.
    var example: String
    /// Whether the sample shows it switched off.
    var isOptionalInSample: Bool
    /// The kinds of site that it is for.
    var kinds: Set<SiteKind>
    /// The keys below it.
    var children: [KeyDoc] = []
    /// Whether the reference tells about it below a heading of its own, and not in the table of the key above it.
    var hasPage = false
    /// The short form that may stand in place of the mapping.
    var shorthand: String?
    var isRequired = false
    /// What other tools call it.
    var otherNames: [String] = []
    /// Whether a name looks like one that the operator chooses below this key, such as that of a header.
    var recognises: (@Sendable (String) -> Bool)?

    /// Spelling variants that are no real difference: case, `-` for `_`.
    func isAlsoCalled(_ name: String) -> Bool {
        let folded = name.lowercased().map { $0 == "-" ? "_" : $0 }
        return otherNames.contains { Array($0) == folded }
    }
}
