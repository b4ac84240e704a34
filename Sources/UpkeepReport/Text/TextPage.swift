/// Paragraphs laid out for one terminal: escaped, coloured and wrapped.
package struct TextPage {
    package let style: TextStyle
    package private(set) var text = ""

    /// The narrowest column worth wrapping into; when a lead leaves less, the paragraph hangs at four columns instead.
    private static let narrowest = 24

    package init(_ style: TextStyle) { self.style = style }

    /// An empty line, unless the page is empty or already ends in one.
    package mutating func gap() {
        if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
    }

    /// `lead` as it is, then `body`, wrapped at spaces and continued under the body's beginning.
    ///
    /// A word wider than a line is left to the terminal to fold, so that a copied address stays whole;
    /// between wide characters (Chinese, Japanese, Korean) a line may end anywhere.
    package mutating func paragraph(_ lead: [TextSpan], _ body: [TextSpan]) {
        var line: [TextSpan] = lead.map(printable)
        var column = line.reduce(0) { $0 + DisplayWidth.of($1.text) }
        let limit = style.width ?? .max
        let hanging = limit - column >= TextPage.narrowest ? column : 4
        var isFresh = true
        var space: TextSpan?
        for word in body.map(printable).flatMap(TextPage.words) {
            if word.text == " " {
                space = isFresh ? nil : word
                continue
            }
            let width = DisplayWidth.of(word.text)
            if !isFresh, column + (space == nil ? 0 : 1) + width > limit {
                finish(&line)
                line = [TextSpan(String(repeating: " ", count: hanging))]
                column = hanging
            } else if let space {
                line.append(space)
                column += 1
            }
            space = nil
            line.append(word)
            column += width
            isFresh = false
        }
        finish(&line)
    }

    private func printable(_ span: TextSpan) -> TextSpan {
        TextSpan(PrintableText.escaped(span.text, unicode: style.unicode), span.ink)
    }

    private mutating func finish(_ line: inout [TextSpan]) {
        while let last = line.last, last.text.allSatisfy({ $0 == " " }) { line.removeLast() }
        if let last = line.indices.last, style.width == nil || line.count == 1 {
            while line[last].text.hasSuffix(" ") { line[last].text.removeLast() }
        }
        var ink = Ink.plain
        for span in line { switchInk(to: span.ink, from: &ink, span.text) }
        switchInk(to: .plain, from: &ink, "")
        text += "\n"
    }

    /// Runs of one ink share one escape sequence; every line ends plain, so that a cut-off page leaves none behind.
    private mutating func switchInk(to ink: Ink, from current: inout Ink, _ next: String) {
        if style.colour, ink != current {
            if current.parameter != nil { text += "\u{1B}[0m" }
            if let parameter = ink.parameter { text += "\u{1B}[\(parameter)m" }
        }
        current = ink
        text += next
    }

    /// Pieces that a line may end between: single spaces, words, and single wide characters.
    private static func words(_ span: TextSpan) -> [TextSpan] {
        var pieces: [String] = []
        var word = ""
        func isWide(_ character: Character) -> Bool {
            !character.isASCII && DisplayWidth.of(character) == 2
                && !character.unicodeScalars.contains { $0.properties.isEmoji }
        }
        for character in span.text {
            if character == " " || isWide(character) {
                if !word.isEmpty { pieces.append(word) }
                word = ""
                pieces.append(String(character))
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { pieces.append(word) }
        return pieces.map { TextSpan($0, span.ink) }
    }
}
