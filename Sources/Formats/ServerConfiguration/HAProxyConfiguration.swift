/// What HAProxy reads: words a line. Sections have no end; a line that begins one is a statement like any other.
package enum HAProxyConfiguration {
    /// - Parameter bytes: one file.
    package static func statements(_ bytes: [UInt8]) -> [ConfigurationStatement] {
        ConfigurationLines(bytes).lines.compactMap { line in
            let words = ConfigurationWords.split(line.text, escapes: true, comments: true)
            return words.isEmpty ? nil : ConfigurationStatement(words, line: line.number)
        }
    }

    /// A list of certificates (`crt-list`): a file, options in brackets that may hold blanks, names.
    ///
    /// - Returns: for each line the file first, then the names.
    package static func list(_ bytes: [UInt8]) -> [ConfigurationStatement] {
        ConfigurationLines(bytes).lines.compactMap { line in
            var text = line.text.trimmedBlanks
            if text.isEmpty || text.hasPrefix("#") { return nil }
            if let open = text.firstIndex(of: "["), let close = text[open...].firstIndex(of: "]") {
                text = (String(text[..<open]) + " " + String(text[text.index(after: close)...]))[...]
            }
            let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).prefix(ConfigurationLimits.words)
            return words.isEmpty ? nil : ConfigurationStatement(words.map(String.init), line: line.number)
        }
    }
}
