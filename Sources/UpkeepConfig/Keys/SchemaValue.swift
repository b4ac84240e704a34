import UpkeepCore

/// JSON that keeps the order of its keys, for the schema.
indirect enum SchemaValue: Sendable, Hashable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case list([SchemaValue])
    case object([Member])

    struct Member: Sendable, Hashable {
        var key: String
        var value: SchemaValue
    }

    static func record(_ members: KeyValuePairs<String, SchemaValue>) -> SchemaValue {
        .object(members.map { Member(key: $0, value: $1) })
    }

    static func texts(_ texts: [String]) -> SchemaValue { .list(texts.map { .text($0) }) }

    /// The same object with one more member.
    func with(_ key: String, _ value: SchemaValue) -> SchemaValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.key != key } + [Member(key: key, value: value)])
    }

    /// Indented by two spaces.
    func rendered(indent: Int = 0) -> String {
        let inner = String(repeating: "  ", count: indent + 1)
        let outer = String(repeating: "  ", count: indent)
        switch self {
        case .text(let text): return Self.quoted(text)
        case .integer(let number): return String(number)
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let items):
            let flat = items.allSatisfy { if case .object = $0 { false } else { true } }
            if flat { return "[" + items.map { $0.rendered() }.joined(separator: ", ") + "]" }
            return "[\n" + items.map { inner + $0.rendered(indent: indent + 1) }.joined(separator: ",\n")
                + "\n\(outer)]"
        case .object(let members):
            if members.isEmpty { return "{}" }
            let lines = members.map { "\(inner)\(Self.quoted($0.key)): \($0.value.rendered(indent: indent + 1))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20: result += "\\u" + HexText.padded(scalar.value, to: 4)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
