extension ValueType {
    /// A mapping of declared keys, as a value of its own: an item of a list.
    static func group(_ group: KeyGroup<Value>, fresh: Value) -> ValueType {
        ValueType(expected: group.expected, schema: group.schema) { value, reader in
            var result = fresh
            let before = reader.problems.count
            group.apply(value, &result, &reader)
            return reader.problems.count == before ? result : nil
        }
    }

    /// Passed on as it is written, to be read when all files are known.
    static func raw(expected: String, schema: SchemaValue) -> ValueType where Value == YAMLValue {
        ValueType(expected: expected, schema: schema) { value, _ in value }
    }
}
