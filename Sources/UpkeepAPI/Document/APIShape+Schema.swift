import UpkeepReport

extension APIShape {
    /// As JSON Schema 2020-12 writes it. Every member is there, since what has nothing to say is null.
    var schema: JSONValue {
        switch self {
        case .text: .object([.init("type", .text("string"))])
        case .time: .object([.init("type", .text("string")), .init("format", .text("date-time"))])
        case .integer: .object([.init("type", .text("integer"))])
        case .number: .object([.init("type", .text("number"))])
        case .flag: .object([.init("type", .text("boolean"))])
        case .choice(let words):
            .object([.init("type", .text("string")), .init("enum", .array(words.map { .text($0) }))])
        case .facts: .object([.init("type", .text("object"))])
        case .list(let element): .object([.init("type", .text("array")), .init("items", element.schema)])
        case .object(let fields): Self.object(fields)
        case .named(let name): .object([.init("$ref", .text("#/components/schemas/\(name)"))])
        case .orNull(let shape):
            .object([.init("anyOf", .array([shape.schema, .object([.init("type", .text("null"))])]))])
        }
    }

    static func object(_ fields: [Field]) -> JSONValue {
        .object([
            .init("type", .text("object")),
            .init("required", .array(fields.map { .text($0.name) })),
            .init("properties", .object(fields.map { .init($0.name, $0.described) })),
        ])
    }

    /// For the reference.
    var words: String {
        switch self {
        case .text: "string"
        case .time: "time"
        case .integer, .number: "number"
        case .flag: "boolean"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .facts, .object: "object"
        case .list(let element): "array of \(element.words)"
        case .named(let name): name
        case .orNull(let shape): "\(shape.words) or null"
        }
    }
}

extension APIShape.Field {
    fileprivate var described: JSONValue {
        guard case .object(let members) = shape.schema, members.first?.name != "$ref" else { return shape.schema }
        return .object(members + [.init("description", .text(about))])
    }
}
