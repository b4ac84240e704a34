import UpkeepCore

/// Why a channel's settings cannot work, or why a message cannot be made of them. It holds no secret.
package struct NotifierError: UpkeepError, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        case url = "url-invalid"
        case header = "header-invalid"
        case template = "template-invalid"
        case address = "mail-address-invalid"
        case command = "command-invalid"
        case setting = "setting-invalid"
        case credentials = "credentials-invalid"
    }

    package let reason: Reason
    package let message: String
    package let hint: String?

    package init(_ reason: Reason, _ message: String, hint: String? = nil) {
        self.reason = reason
        self.message = message
        self.hint = hint
    }

    package var code: String { reason.rawValue }
}
