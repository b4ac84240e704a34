extension SchemaValue {
    /// Text of any kind: YAML reads `contains: 200` as a number, which is text all the same here.
    static let anyText = record(["type": .texts(["string", "number", "boolean"])])

    /// Anything with `${NAME}` in it: only the environment knows what it will be.
    static let variable = record(["$ref": .text("#/$defs/variable")])

    /// Text that matches an ECMA 262 regular expression, or a variable.
    static func matching(_ pattern: String) -> SchemaValue {
        record(["anyOf": .list([record(["type": .text("string"), "pattern": .text(pattern)]), variable])])
    }

    static func integer(in range: ClosedRange<Int>) -> SchemaValue {
        record([
            "anyOf": .list([
                record([
                    "type": .text("integer"), "minimum": .integer(range.lowerBound),
                    "maximum": .integer(range.upperBound),
                ]), variable,
            ])
        ])
    }

    static func choice(_ names: [String]) -> SchemaValue {
        record(["anyOf": .list([record(["enum": .texts(names)]), variable])])
    }
}
