/// Splits a line into words as shells, Apache and HAProxy do.
enum ConfigurationWords {
    /// - Parameters:
    ///   - escapes: whether a backslash outside quotes takes the next character as it is.
    ///   - comments: whether `#` at the beginning of a word ends the line.
    /// - Returns: the words without their quotes; a quote that does not end goes to the end of the line.
    static func split(_ line: Substring, escapes: Bool, comments: Bool) -> [String] {
        var words: [String] = []
        var word = ""
        var isWord = false
        var quote: Character?
        var isEscaped = false
        for character in line {
            if isEscaped {
                word.append(character)
                isEscaped = false
            } else if character == "\\", quote == "\"" || quote == nil && escapes {
                isEscaped = true
                isWord = true
            } else if let open = quote {
                if character == open { quote = nil } else { word.append(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                isWord = true
            } else if character == " " || character == "\t" {
                if isWord { words.append(word) }
                if words.count >= ConfigurationLimits.words { return words }
                word = ""
                isWord = false
            } else if character == "#", comments, !isWord {
                return words
            } else {
                word.append(character)
                isWord = true
            }
        }
        if isWord { words.append(word) }
        return words
    }
}
