/// A type that values in the config can have: how it is read, how it is described.
struct ValueType<Value: Sendable>: Sendable {
    /// The form for a person, e.g. "a length of time such as `30s`".
    let expected: String
    /// JSON Schema for it, the forms with `${NAME}` included.
    let schema: SchemaValue
    /// Reports a problem and returns nil when the value does not fit.
    let read: @Sendable (YAMLValue, inout ConfigReader) -> Value?
    /// Whether a name looks like one of those that the operator chooses in this mapping.
    var recognises: (@Sendable (String) -> Bool)?

    init(
        expected: String, schema: SchemaValue, read: @escaping @Sendable (YAMLValue, inout ConfigReader) -> Value?
    ) {
        self.expected = expected
        self.schema = schema
        self.read = read
    }

    /// A single value, read from its text.
    static func scalar(
        _ expected: String, schema: SchemaValue,
        _ parse: @escaping @Sendable (ScalarText) throws(BadValue) -> Value
    ) -> ValueType {
        ValueType(expected: expected, schema: schema) { value, reader in
            guard let scalar = reader.scalar(value, expected: expected) else { return nil }
            do throws(BadValue) {
                return try parse(scalar)
            } catch {
                reader.report(error, scalar, expected: expected)
                return nil
            }
        }
    }

    /// A list, however short.
    static func list<Item>(of item: ValueType<Item>) -> ValueType where Value == [Item] {
        let expected = "a list of items that begin with `- `, each \(item.expected)"
        return ValueType(
            expected: expected,
            schema: .record(["type": .text("array"), "items": item.schema])
        ) { value, reader in
            guard case .sequence(let items) = value.content else {
                reader.wrongShape(value, expected: expected)
                return nil
            }
            return readAll(items, item, &reader)
        }
    }

    /// One value, or a list of them.
    static func many<Item>(_ item: ValueType<Item>) -> ValueType where Value == [Item] {
        ValueType(
            expected: "\(item.expected); or a list of such",
            schema: .record([
                "anyOf": .list([
                    item.schema, .record(["type": .text("array"), "items": item.schema, "minItems": .integer(1)]),
                ])
            ])
        ) { value, reader in
            guard case .sequence(let items) = value.content else { return item.read(value, &reader).map { [$0] } }
            guard !items.isEmpty else {
                reader.report(
                    .badValue, at: value.place, "\(reader.key) is an empty list",
                    expected: "\(item.expected); or a list of such", hint: "leave the key out if nothing is asked for")
                return nil
            }
            return readAll(items, item, &reader)
        }
    }

    /// A mapping whose keys are names that the operator chooses.
    /// - Parameter recognises: whether a name in the wrong place was probably meant for this mapping.
    static func named<Name: Sendable, Item: Sendable>(
        _ name: String, by parse: @escaping @Sendable (String) throws(BadValue) -> Name, item: ValueType<Item>,
        recognises: @escaping @Sendable (String) -> Bool
    ) -> ValueType where Value == [(Name, Item)] {
        let expected = "a mapping from \(name) to \(item.expected)"
        var type = ValueType(
            expected: expected,
            schema: .record([
                "type": .text("object"), "additionalProperties": item.schema, "minProperties": .integer(1),
            ])
        ) { value, reader in
            guard case .mapping(let entries) = value.content else {
                reader.wrongShape(value, expected: expected)
                return nil
            }
            var result: [(Name, Item)] = []
            var whole = true
            for entry in entries {
                if let first = entry.duplicateOf {
                    reader.reportDuplicate(entry, first: first)
                    continue
                }
                do throws(BadValue) {
                    let name = try parse(entry.key)
                    var read: Item?
                    reader.inside(entry.key, at: entry.place, reference: nil) { read = item.read(entry.value, &$0) }
                    guard let read else {
                        whole = false
                        continue
                    }
                    result.append((name, read))
                } catch {
                    whole = false
                    let shift = error.offset.map { YAMLStyle.plain.offset($0, in: entry.key) } ?? 0
                    var place = entry.place
                    place.column += shift
                    reader.report(
                        .badValue, at: place, "\(reader.key): \(error.message)", expected: expected, hint: error.hint)
                }
            }
            return whole ? result : nil
        }
        type.recognises = recognises
        return type
    }

    /// The same values made into others.
    func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> ValueType<Other> {
        ValueType<Other>(expected: expected, schema: schema) { value, reader in
            read(value, &reader).map(transform)
        }
    }

    private static func readAll<Item>(
        _ items: [YAMLValue], _ item: ValueType<Item>, _ reader: inout ConfigReader
    ) -> [Item]? {
        var result: [Item] = []
        for value in items { if let read = item.read(value, &reader) { result.append(read) } }
        return result.count == items.count ? result : nil
    }
}
