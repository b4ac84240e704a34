import UpkeepCore

/// Text that may be printed whatever it holds: what a hostile server sends must never reach the terminal raw.
package enum PrintableText {
    /// Marks that may follow each other on one character before the rest is escaped; real languages need fewer.
    private static let mostMarks = 4

    /// Controls and invisible characters as `\n`, `\t`, `\x1b`, `\u{202e}`; with `unicode` false, all but ASCII too.
    ///
    /// Joiners and variation selectors stay where they join or select something visible.
    package static func escaped(_ text: String, unicode: Bool = true) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var escaped = String.UnicodeScalarView()
        var before: Unicode.Scalar?
        var marks = 0
        for scalar in text.unicodeScalars {
            if !unicode, !scalar.isASCII {
                escaped.append(contentsOf: (spelling[scalar] ?? code(scalar)).unicodeScalars)
                continue
            }
            marks = scalar.isMark ? marks + 1 : 0
            if isShown(scalar, after: before, marks: marks) {
                escaped.append(scalar)
                before = scalar
            } else {
                escaped.append(contentsOf: code(scalar).unicodeScalars)
                before = nil
            }
        }
        return String(escaped)
    }

    private static func isShown(_ scalar: Unicode.Scalar, after before: Unicode.Scalar?, marks: Int) -> Bool {
        switch scalar.value {
        case 0x200C, 0x200D: return before.map { !$0.isASCII && !isJoiner($0) } ?? false
        case 0xFE0E, 0xFE0F: return before?.properties.isEmoji ?? false
        case _ where scalar.isInvisible: return false
        default: return marks == 0 || (before != nil && marks <= mostMarks)
        }
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }

    private static func code(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            return scalar.isASCII
                ? "\\x" + HexText.padded(scalar.value, to: 2) : "\\u{\(String(scalar.value, radix: 16))}"
        }
    }

    /// What our own sentences use outside ASCII, for terminals that cannot show it.
    private static let spelling: [Unicode.Scalar: String] = [
        "…": "...", "→": "->", "–": "-", "—": "-", "’": "'", "‘": "'", "“": "\"", "”": "\"", "×": "x", "·": "-",
        "≥": ">=", "≤": "<=", "\u{A0}": " ",
    ]
}
