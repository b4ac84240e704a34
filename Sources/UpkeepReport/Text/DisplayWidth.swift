/// How many columns text takes on a terminal.
package enum DisplayWidth {
    /// Wide and fullwidth characters and emoji count two, marks and joiners none. Controls are not expected here.
    package static func of(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// A cluster drawn as one picture takes two columns; other clusters take what their parts take.
    package static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first, scalars.count > 1 else { return scalars.first.map { of($0) } ?? 0 }
        let isFlag = (0x1F1E6...0x1F1FF).contains(first.value)
        let isPicture = first.properties.isEmoji && scalars.contains { $0.value == 0xFE0F || $0.value == 0x200D }
        if isFlag || isPicture || first.properties.isEmojiModifierBase { return 2 }
        return scalars.reduce(0) { $0 + of($1) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        // Hangul vowels and final consonants are drawn into the syllable that the wide initial began.
        if (0x1160...0x11FF).contains(value) || scalar.isMark || scalar.isInvisible { return 0 }
        return WideCharacters.contains(value) ? 2 : 1
    }
}
