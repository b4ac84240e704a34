/// A single value on its way to becoming a typed one.
struct ScalarText: Sendable {
    /// With the environment put in.
    var text: String
    var style: YAMLStyle
    var place: Place
    /// Whether something from the environment, hence possibly a secret, is in it: then no message may quote it.
    var isSubstituted: Bool
    /// As it is written.
    var raw: String
    /// Variables in it that are set and empty.
    var emptyVariables: [String] = []
}
