import UpkeepCore

/// Why a request cannot be written: a part that would break out of its place on the wire.
package struct HTTPRequestHeadError: UpkeepError, Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        case method = "method-invalid"
        case target = "target-invalid"
        case host = "host-invalid"
        case fieldName = "field-name-invalid"
        /// CR, LF or NUL in a value.
        case fieldValue = "field-value-invalid"
        /// Host is written from its own property.
        case hostRepeated = "host-repeated"
    }

    package let reason: Reason
    /// Where in the method, target, host, name or value the fault is, in bytes.
    package let offset: Int
    package let message: String

    package init(_ reason: Reason, at offset: Int, _ message: String) {
        self.reason = reason
        self.offset = offset
        self.message = message
    }

    package var code: String { reason.rawValue }
}
