/// Text made literal for the notations that receivers read.
extension String {
    /// For HTML and XML, in text and in quoted attributes; Slack's notation needs no more than this either.
    var markupEscaped: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// With a zero-width space after each `@` that begins a word, so that nobody is called by what a server said;
    /// `admin@example.org` stays as it is.
    var withoutMentions: String {
        guard contains("@") else { return self }
        var text = ""
        var before: Character = " "
        for character in self {
            text.append(character)
            if character == "@", !before.isLetter, !before.isNumber { text.append("\u{200B}") }
            before = character
        }
        return text
    }

    /// All bytes but RFC 3986's unreserved ones as `%XX`.
    var percentEncoded: String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: [byte]
            default: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
