/// What Dovecot reads: `name = value` a line, blocks in braces, `!include`.
package enum DovecotConfiguration {
    /// - Parameter bytes: one file; what it includes is not in it.
    /// - Returns: for a setting its name and its value; for a block its words; `!include` and its pattern.
    package static func statements(_ bytes: [UInt8]) -> [ConfigurationStatement] {
        var found: [ConfigurationStatement] = []
        for line in ConfigurationLines(bytes, continued: true).lines {
            let text = withoutComment(line.text).trimmedBlanks
            if text.isEmpty { continue }
            if text.first == "}" {
                found.append(ConfigurationStatement(.close, [], line: line.number))
            } else if text.first == "!" {
                let words = text.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "\t" })
                found.append(
                    ConfigurationStatement(words.map { String($0.trimmedBlanks) }, line: line.number))
            } else if text.last == "{" {
                let words = ConfigurationWords.split(text.dropLast(), escapes: false, comments: false)
                found.append(ConfigurationStatement(.open, words, line: line.number))
            } else if let sign = text.firstIndex(of: "=") {
                let value = unquoted(text[text.index(after: sign)...].trimmedBlanks)
                found.append(
                    ConfigurationStatement([String(text[..<sign].trimmedBlanks), value], line: line.number))
            }
        }
        return found
    }

    /// A `#` begins a comment at the beginning of a line and after a blank, outside quotes.
    private static func withoutComment(_ line: Substring) -> Substring {
        var quote: Character?
        var before: Character = " "
        for place in line.indices {
            let character = line[place]
            if let open = quote {
                if character == open, before != "\\" { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == "#", before == " " || before == "\t" {
                return line[..<place]
            }
            before = character
        }
        return line
    }

    private static func unquoted(_ text: Substring) -> String {
        guard text.count > 1, let quote = text.first, quote == "\"" || quote == "'", text.last == quote else {
            return String(text)
        }
        return String(text.dropFirst().dropLast())
    }
}
