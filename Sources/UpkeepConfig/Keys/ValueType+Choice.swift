import UpkeepCore

extension ValueType {
    /// One of a few words.
    /// - Parameter slips: other words for them that people know from elsewhere.
    static func choice(_ words: [(String, Value)], slips: [String: String] = [:]) -> ValueType {
        let names = words.map { $0.0 }
        return ValueType.scalar(
            names.count == 1 ? "`\(names[0])`" : "one of " + names.map { "`\($0)`" }.joined(separator: ", "),
            schema: .choice(names)
        ) { scalar throws(BadValue) in
            guard let found = words.first(where: { $0.0 == scalar.text }) else {
                let meant = slips[scalar.text.lowercased()].map { "did you mean `\($0)`?" }
                throw BadValue("unknown value", hint: meant ?? Suggestion.hint(scalar.text, names))
            }
            return found.1
        }
    }
}
