extension ValueType {
    /// One of a few words.
    static func choice(_ words: [(String, Value)]) -> ValueType {
        let names = words.map { $0.0 }
        return ValueType.scalar(
            names.count == 1 ? "`\(names[0])`" : "one of " + names.map { "`\($0)`" }.joined(separator: ", "),
            schema: .choice(names)
        ) { scalar throws(BadValue) in
            guard let found = words.first(where: { $0.0 == scalar.text }) else {
                throw BadValue("not one of the words known here", hint: Suggestion.hint(scalar.text, names))
            }
            return found.1
        }
    }
}
