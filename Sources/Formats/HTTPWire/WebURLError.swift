import UpkeepCore

/// Why a text is not an `http` or `https` URL: the part, where it is, and what to write instead.
///
/// Messages never quote user names or passwords.
package struct WebURLError: UpkeepError, Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        case empty
        case tooLong = "too-long"
        case schemeMissing = "scheme-missing"
        /// Another scheme than `http` or `https`, e.g. `file:` or `javascript:`.
        case schemeUnsupported = "scheme-unsupported"
        case userinfoForbidden = "userinfo-forbidden"
        case userinfoInvalid = "userinfo-invalid"
        case hostMissing = "host-missing"
        /// A byte that no host name has.
        case hostInvalid = "host-invalid"
        case hostTooLong = "host-too-long"
        case labelEmpty = "label-empty"
        case labelTooLong = "label-too-long"
        /// The name has no A-label form (IDNA2008, RFC 5891).
        case idnInvalid = "idn-invalid"
        /// A number as the last label makes it an IPv4 address, but not one in four decimal parts.
        case ipv4Form = "ipv4-form"
        case ipv6Invalid = "ipv6-invalid"
        case ipv6Zone = "ipv6-zone"
        case portInvalid = "port-invalid"
    }

    package enum Part: String, Sendable, Hashable {
        case whole = "url"
        case scheme, userinfo, host, port
    }

    package let reason: Reason
    package let part: Part
    /// Where the part's fault begins: bytes from the start of the text as given.
    package let offset: Int
    package let message: String
    package let hint: String?

    package init(_ reason: Reason, in part: Part, at offset: Int, _ message: String, hint: String? = nil) {
        self.reason = reason
        self.part = part
        self.offset = offset
        self.message = message
        self.hint = hint
    }

    package var code: String { reason.rawValue }
}
