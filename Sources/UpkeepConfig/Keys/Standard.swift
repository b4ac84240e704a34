/// What holds when a key is not set.
enum Standard: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    /// A value as it would be written; it is read like any other, and so is what it says.
    case value(String)
    case values([String])
    /// Something that depends on other things, in words.
    case words(String)

    init(stringLiteral value: String) { self = .value(value) }
    init(arrayLiteral elements: String...) { self = .values(elements) }

    /// For people.
    var text: String {
        switch self {
        case .value(let text), .words(let text): text
        case .values(let texts): "[\(texts.joined(separator: ", "))]"
        }
    }

    /// As the schema has it; nil for words.
    var schema: SchemaValue? {
        switch self {
        case .value("true"): .flag(true)
        case .value("false"): .flag(false)
        case .value(let text): Int(text).map { .integer($0) } ?? .text(text)
        case .values(let texts): .texts(texts)
        case .words: nil
        }
    }

    /// As if it stood in a config; nil for words.
    var yaml: YAMLValue? {
        let place = Place(path: "defaults of upkeep", line: 1, column: 1)
        switch self {
        case .value(let text): return YAMLValue(content: .scalar(text, .plain), place: place)
        case .values(let texts):
            let items = texts.map { YAMLValue(content: .scalar($0, .plain), place: place) }
            return YAMLValue(content: .sequence(items), place: place)
        case .words: return nil
        }
    }
}
