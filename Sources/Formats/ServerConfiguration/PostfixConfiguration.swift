/// What Postfix reads: lines that go on where the next one begins with a blank (postconf(5), master(5)).
package enum PostfixConfiguration {
    /// `main.cf`.
    ///
    /// - Returns: for each parameter its name and its value, whole.
    package static func parameters(_ bytes: [UInt8]) -> [ConfigurationStatement] {
        logical(bytes).compactMap { line in
            guard let sign = line.text.firstIndex(of: "=") else { return nil }
            let name = line.text[..<sign].trimmedBlanks
            let value = line.text[line.text.index(after: sign)...].trimmedBlanks
            return name.isEmpty ? nil : ConfigurationStatement([String(name), String(value)], line: line.number)
        }
    }

    /// `master.cf`.
    ///
    /// - Returns: for each service its words.
    package static func services(_ bytes: [UInt8]) -> [ConfigurationStatement] {
        logical(bytes).compactMap { line in
            let words = line.text.split(whereSeparator: { $0 == " " || $0 == "\t" }).prefix(ConfigurationLimits.words)
            return words.isEmpty ? nil : ConfigurationStatement(words.map(String.init), line: line.number)
        }
    }

    private static func logical(_ bytes: [UInt8]) -> [(text: Substring, number: Int)] {
        var found: [(text: Substring, number: Int)] = []
        for line in ConfigurationLines(bytes).lines {
            let text = line.text.trimmedBlanks
            if text.isEmpty || text.hasPrefix("#") { continue }
            if line.text.first == " " || line.text.first == "\t", let last = found.indices.last {
                found[last].text.append(" ")
                found[last].text.append(contentsOf: text)
            } else {
                found.append((text, line.number))
            }
        }
        return found
    }
}
