/// Why a test's world could not be set up.
package struct PeerError: Error, Equatable, CustomStringConvertible {
    /// Stable, kebab-case.
    package let code: String
    package let message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code): \(message)" }

    static func missing(_ tool: String) -> PeerError {
        PeerError(code: "tool-missing", message: "`\(tool)` is not installed; `make test` installs what the tests need")
    }

    static func system(_ call: String, _ number: CInt) -> PeerError {
        PeerError(code: "system-call", message: "\(call): \(errorText(number))")
    }
}
