extension ConfigProblem {
    /// What a person reads: place and message, the line with a caret, and what would be right.
    ///
    /// Ends without a line break.
    package var text: String {
        var lines = ["\(place): \(message)"]
        if let excerpt {
            let (shown, caret) = Self.window(excerpt, caret, tab: kind == .tab ? "→" : " ")
            let number = String(place.line)
            let margin = String(repeating: " ", count: number.count)
            lines.append("  \(number) | \(shown)")
            lines.append("  \(margin) | \(String(repeating: " ", count: max(0, caret - 1)))^")
        }
        if let related { lines.append("  \(kind == .conflict ? "with" : "first"): \(related)") }
        var ways = [expected.map { "  expected: \($0)" }, hint.map { "  hint: \($0)" }]
        // The list of all keys is long, and the one that was meant is what is looked for.
        if kind == .unknownKey { ways.reverse() }
        lines += ways.compactMap(\.self)
        if let reference { lines.append("  see: `upkeep config reference \(reference)`") }
        // Keys are quoted as they are written, which may be with control characters for the terminal.
        return lines.map { String(String.UnicodeScalarView($0.unicodeScalars.map(Self.shown))) }.joined(separator: "\n")
    }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "\u{FFFD}" : scalar
    }

    /// All problems, a blank line between them, and a last line that counts them; empty when there are none.
    package static func text(_ problems: [ConfigProblem]) -> String {
        text(problems, noun: "problem")
    }

    /// The same for what is no mistake, and worth a second look.
    package static func text(notes: [ConfigProblem]) -> String { text(notes, noun: "note") }

    private static func text(_ problems: [ConfigProblem], noun: String) -> String {
        guard !problems.isEmpty else { return "" }
        let count = problems.count == 1 ? "1 \(noun)" : "\(problems.count) \(noun)s"
        return problems.map { $0.text + "\n\n" }.joined() + count + "\n"
    }

    /// At most 100 characters around the caret, so that one long line does not fill the screen; control characters and
    /// tabs become one character each, so that the caret stays under its column and the terminal stays sane.
    private static func window(_ line: String, _ caret: Int, tab: Character) -> (String, Int) {
        let scalars = line.unicodeScalars.map { $0 == "\t" ? tab : Character(shown($0)) }
        let width = 100
        guard scalars.count > width else { return (String(scalars), min(caret, scalars.count + 1)) }
        let start = max(0, min(caret - 1 - width / 2, scalars.count - width))
        let piece = String(scalars[start..<start + width])
        let before = start > 0 ? "…" : ""
        let after = start + width < scalars.count ? "…" : ""
        return (before + piece + after, caret - start + before.count)
    }
}
