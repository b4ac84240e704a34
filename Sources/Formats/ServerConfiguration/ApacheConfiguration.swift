/// What Apache's httpd reads: a directive a line, sections in angle brackets.
package enum ApacheConfiguration {
    /// - Parameter bytes: one file; what it includes is not in it.
    package static func statements(_ bytes: [UInt8]) -> [ConfigurationStatement] {
        ConfigurationLines(bytes, continued: true).lines.compactMap { line in
            let text = line.text.trimmedBlanks
            if text.isEmpty || text.hasPrefix("#") { return nil }
            if text.hasPrefix("</") { return ConfigurationStatement(.close, [], line: line.number) }
            guard text.hasPrefix("<") else {
                let words = ConfigurationWords.split(text, escapes: false, comments: false)
                return words.isEmpty ? nil : ConfigurationStatement(words, line: line.number)
            }
            let inner = text.dropFirst().prefix { $0 != ">" }
            return ConfigurationStatement(
                .open, ConfigurationWords.split(inner, escapes: false, comments: false), line: line.number)
        }
    }
}
