import UpkeepCore
import UpkeepReport

extension APIValueKind {
    /// As JSON Schema 2020-12 writes it: exactly what is accepted, so that what a generator makes of it is taken.
    var schema: [JSONValue.Member] {
        switch self {
        case .text(let range):
            [.init("type", .text("string"))]
                + (range.lowerBound > 0 ? [.init("minLength", .integer(range.lowerBound))] : [])
                + [.init("maxLength", .integer(range.upperBound))]
        case .integer(let range):
            [
                .init("type", .text("integer")), .init("minimum", .integer(range.lowerBound)),
                .init("maximum", .integer(range.upperBound)),
            ]
        case .flag: [.init("type", .text("boolean"))]
        case .choice(let words):
            [.init("type", .text("string")), .init("enum", .array(words.map { .text($0) }))]
        case .time: Self.timeSchema
        case .moment: [.init("anyOf", .array([.object(Self.timeSchema), .object(Self.lengthSchema)]))]
        case .length: Self.lengthSchema
        case .scope: Self.pattern("^(all|trait:(\(Self.traits)):[^\\r\\n\\u2028\\u2029]{1,\(Self.longestScopeName)})$")
        case .signal:
            Self.pattern("^(\(Self.signals.joined(separator: "|"))|0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])$")
        case .facts: Self.factsSchema
        }
    }

    private static let timeSchema: [JSONValue.Member] = [
        .init("type", .text("string")), .init("format", .text("date-time")),
    ]
    private static let lengthSchema = pattern("^([1-9][0-9]{0,3}[smh]|[1-9][0-9]{0,2}d)$")
    private static let traits = Trait.Kind.allCases.map(\.rawValue).joined(separator: "|")

    private static let factsSchema: [JSONValue.Member] = [
        .init("type", .text("object")), .init("maxProperties", .integer(mostFacts)),
        .init(
            "propertyNames",
            .object([.init("minLength", .integer(1)), .init("maxLength", .integer(longestFactName))])),
        .init(
            "additionalProperties",
            .object([
                .init(
                    "anyOf",
                    .array([
                        .object(APIValueKind.text(0...longestFact).schema),
                        .object([.init("type", .text("number"))]), .object([.init("type", .text("boolean"))]),
                    ]))
            ])),
    ]

    private static func pattern(_ pattern: String) -> [JSONValue.Member] {
        [.init("type", .text("string")), .init("pattern", .text(pattern))]
    }
}
