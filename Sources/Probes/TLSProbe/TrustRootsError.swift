import UpkeepCore

/// The trusted certificates could not be had.
package struct TrustRootsError: UpkeepError, Hashable {
    package let message: String
    package let hint: String?

    package var code: String { "no-roots" }

    package init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}
