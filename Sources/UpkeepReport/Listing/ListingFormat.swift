/// The forms a list can be printed in.
package enum ListingFormat: String, Sendable, Hashable, CaseIterable {
    /// For people.
    case text
    /// One object, documented field by field in docs/json.md.
    case json
    /// One object per entry and line, then one that sums up.
    case ndjson
}
