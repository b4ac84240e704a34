/// One `key: value` of a mapping.
struct YAMLEntry: Sendable {
    var key: String
    var place: Place
    /// Where the same key already stands in this mapping.
    var duplicateOf: Place?
    var value: YAMLValue
}
