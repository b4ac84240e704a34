import UpkeepCore

/// The trusted certificates could not be had.
package struct TrustRootsError: UpkeepError, Hashable {
    package let message: String

    package var code: String { "no-roots" }

    package init(_ message: String) { self.message = message }
}
