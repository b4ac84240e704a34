import UpkeepCore

/// A path into a JSON document that cannot be understood.
package struct JSONPathError: UpkeepError, Sendable, Hashable {
    /// Bytes of UTF-8 from the beginning of the path.
    package let offset: Int
    package let message: String

    package var code: String { "bad-json-path" }
    package var hint: String? { "`$.status`, `$.checks[0].name` and `$['odd key']` are paths" }

    package init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }
}
