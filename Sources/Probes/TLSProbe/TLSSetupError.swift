import UpkeepCore

/// A TLS session could not be prepared on this side.
package struct TLSSetupError: UpkeepError, Hashable {
    package let message: String
    package let hint: String?

    package var code: String { "tls-setup" }

    package init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}
