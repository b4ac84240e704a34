import Checks

extension ValueType where Value == ClosedRange<Int> {
    /// `200`, `201-204`, `3xx`.
    static let status = ValueType.scalar(
        "a status such as `200`, `201-204` or `3xx`",
        schema: .record([
            "anyOf": .list([
                .record(["type": .text("integer"), "minimum": .integer(100), "maximum": .integer(599)]),
                .matching("^([1-5][0-9][0-9](-[1-5][0-9][0-9])?|[1-5][xX][xX])$"),
            ])
        ])
    ) { scalar throws(BadValue) in
        let text = scalar.text
        if text.count == 3, text.dropFirst().lowercased() == "xx", let first = text.first?.wholeNumberValue,
            (1...5).contains(first)
        {
            return first * 100...first * 100 + 99
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count <= 2, let low = parts[0], let high = parts[parts.count - 1] else {
            throw BadValue(
                "not a status or a range of them",
                hint: text.contains(",") ? "write a list: `[\(text.prefix(60))]`" : nil)
        }
        guard (100...599).contains(low), (100...599).contains(high) else {
            throw BadValue("a status has three digits, 100 to 599")
        }
        guard low <= high else { throw BadValue("the range runs backwards", hint: "did you mean `\(high)-\(low)`?") }
        return low...high
    }
}

extension ValueType where Value == TextPattern {
    static let pattern = ValueType.scalar(
        "a regular expression (PCRE2), best in single quotes", schema: .anyText
    ) { scalar throws(BadValue) in
        try PatternReading.pattern(scalar.text)
    }
}

extension ValueType where Value == HeaderRule {
    static let headerRule = ValueType.scalar(
        "a regular expression for its value, or `absent`", schema: .anyText
    ) { scalar throws(BadValue) in
        if scalar.text == "absent", scalar.style == .plain { return HeaderRule(pattern: nil) }
        return HeaderRule(pattern: try PatternReading.pattern(scalar.text))
    }
}

extension ValueType where Value == JSONScalar {
    /// Plain `true`, `null` and numbers mean themselves; everything else, and everything in quotes, is text.
    static let jsonScalar = ValueType(
        expected: "a text, a number, `true`, `false` or `null`",
        schema: .record(["type": .texts(["string", "number", "boolean", "null"])])
    ) { value, reader in
        if value.isNull, case .scalar(let text, _) = value.content, !text.isEmpty { return .null }
        guard let scalar = reader.scalar(value, expected: "a text, a number, `true`, `false` or `null`") else {
            return nil
        }
        guard scalar.style == .plain else { return .text(scalar.text) }
        switch scalar.text {
        case "true": return .flag(true)
        case "false": return .flag(false)
        default:
            let numeric = scalar.text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
            return numeric ? Double(scalar.text).map { .number($0) } ?? .text(scalar.text) : .text(scalar.text)
        }
    }
}
