/// Lines of `key = value`, as certbot and acme.sh keep them.
struct KeyValueText {
    private var values: [String: String] = [:]

    /// Quotes around a value are taken off; sections and comments are left out.
    init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            guard let sign = trimmed.firstIndex(of: "="), !trimmed.hasPrefix("#"), !trimmed.hasPrefix("[") else {
                continue
            }
            let key = Self.trimmed(trimmed[..<sign])
            var value = Self.trimmed(trimmed[trimmed.index(after: sign)...])
            if value.count > 1, let quote = value.first, quote == "'" || quote == "\"", value.last == quote {
                value = String(value.dropFirst().dropLast())
            }
            if values[key] == nil { values[key] = value }
        }
    }

    subscript(key: String) -> String? { values[key] }

    private static func trimmed(_ text: Substring) -> String {
        let rest = text.drop { $0 == " " || $0 == "\t" }
        return String(rest.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
    }
}
