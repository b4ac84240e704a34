/// A YAML 1.1 scalar that is read back as the same string, or number, by any reader.
struct YAMLScalar: Hashable, CustomStringConvertible {
    let description: String

    init(number: Int) { description = "\(number)" }

    init(_ text: String) {
        description =
            Self.isPlain(text)
            ? text
            : "'"
                + text.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "''") + "'"
    }

    /// Letters, digits and a few signs that mean nothing in YAML, beginning with a letter, and no word or number.
    private static func isPlain(_ text: String) -> Bool {
        let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        guard let first = text.utf8.first, !words.contains(text.lowercased()) else { return false }
        let isAddress =
            text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
            && text.utf8.filter { $0 == 0x2E }.count == 3
        if isAddress { return true }
        let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
        return isLetter(first)
            && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || [0x2D, 0x2E, 0x5F].contains($0) }
    }
}
