import UpkeepCore

/// Text on its way into YAML.
enum YAMLText {
    /// A scalar that reads back as exactly `text`, in one line.
    static func value(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    /// What may go behind a `#`: one line of printable characters, at most 200.
    static func comment(_ text: String) -> String {
        String(text.unicodeScalars.prefix(200).map { isPrintable($0) ? Character($0) : " " })
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 200, text.contains(where: \.isLetter) else {
            return text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } && !text.isEmpty
        }
        let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "absent"]
        let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte & 0xDF) }
        guard isLetter(first), !words.contains(text.lowercased()), text.utf8.last != 0x3A, text.utf8.last != 0x20
        else { return false }
        return text.utf8.allSatisfy { byte in
            isLetter(byte) || (0x30...0x39).contains(byte) || "-._/:".utf8.contains(byte)
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            // Otherwise `${…}` in a page would be looked up in the environment.
            case "$": result += "$$"
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            default: result += "\\U" + HexText.padded(scalar.value, to: 8)
            }
        }
        return result + "\""
    }

    /// Neither control, nor line or paragraph separator, nor what changes the direction or hides.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .format, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
