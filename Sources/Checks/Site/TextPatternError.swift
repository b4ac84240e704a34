import UpkeepCore

/// A regular expression that cannot be understood.
package struct TextPatternError: UpkeepError, Sendable, Hashable {
    /// Bytes of UTF-8 from the beginning of the expression to where reading it stopped.
    package let offset: Int
    package let message: String
    package let hint: String?

    package var code: String { "bad-pattern" }

    package init(offset: Int, message: String, hint: String? = nil) {
        self.offset = offset
        self.message = message
        self.hint = hint
    }
}
