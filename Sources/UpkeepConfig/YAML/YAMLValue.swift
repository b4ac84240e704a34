/// A YAML value with its place: aliases followed, merge keys merged, nothing interpreted yet.
struct YAMLValue: Sendable {
    enum Content: Sendable {
        /// Only a plain one means `null`, `true` or a number by itself.
        case scalar(String, YAMLStyle)
        case sequence([YAMLValue])
        case mapping([YAMLEntry])
    }

    var content: Content
    var place: Place

    /// What a person calls this shape.
    var shape: String {
        switch content {
        case .scalar("", .plain): "empty"
        case .scalar: "a single value"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// Nothing was written: `key:`, `key: null` or `key: ~`.
    var isNull: Bool {
        if case .scalar(let text, .plain) = content { ["", "~", "null", "Null", "NULL"].contains(text) } else { false }
    }
}
