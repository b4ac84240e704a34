import UpkeepCore

/// Where a document stops being JSON (RFC 8259), and why.
package struct JSONReadError: UpkeepError, Sendable, Hashable {
    /// Bytes from the beginning of the document.
    package let offset: Int
    package let message: String

    package var code: String { "bad-json" }

    package init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }
}
