import UpkeepCore

/// Why bytes are no DNS message, text is no DNS name, or a value does not fit the wire.
package struct DNSWireError: UpkeepError, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The bytes end before the value does.
        case truncated
        /// A label length byte of 0x40–0xBF (RFC 6891 §5 and RFC 2673 types, both withdrawn).
        case labelType = "label-type"
        case labelTooLong = "label-too-long"
        case emptyLabel = "empty-label"
        case nameTooLong = "name-too-long"
        /// A compression pointer to itself or forwards, which is how loops are built.
        case pointerForward = "pointer-forward"
        case tooManyPointers = "too-many-pointers"
        /// A compression pointer in RDATA of a type that must not have one (RFC 3597 §4).
        case pointerForbidden = "pointer-forbidden"
        case badEscape = "bad-escape"
        case notASCII = "not-ascii"
        /// A section count promises more records than there are bytes for.
        case countTooLarge = "count-too-large"
        case trailingBytes = "trailing-bytes"
        /// RDATA is longer or shorter than its type says.
        case dataLength = "data-length"
        /// RDATA has the right length but not a value its type allows.
        case badValue = "bad-value"
        case duplicateOPT = "duplicate-opt"
        case misplacedOPT = "misplaced-opt"
        /// Encoding: a string, list or message does not fit its length field.
        case tooLarge = "too-large"
        /// Text: a parenthesis or quote without its other half.
        case unbalanced
        /// Text: the data ends before its last field.
        case missingField = "missing-field"
        /// Text: a field is not what it should be.
        case badField = "bad-field"
        /// Text: a field is no number, or one out of its range.
        case badNumber = "bad-number"
        /// Text: something stands after the last field.
        case extraField = "extra-field"
        /// Text: no such record type or class.
        case unknownType = "unknown-type"
        /// Text: a record of a type that has no place in this file.
        case misplacedType = "misplaced-type"
    }

    package let reason: Reason
    /// Bytes from the start of the message, or of the text for presentation form.
    package let offset: Int
    /// What is wrong, without the place.
    package let fault: String
    /// What should be there, when that can be said; text only.
    package let expected: String?

    package init(_ reason: Reason, at offset: Int, _ message: String, expected: String? = nil) {
        self.reason = reason
        self.offset = offset
        fault = message
        self.expected = expected
    }

    /// The same with what should be there, unless that is known already.
    func expecting(_ form: String?) -> DNSWireError {
        DNSWireError(reason, at: offset, fault, expected: expected ?? form)
    }

    package var message: String { "\(fault) at byte \(offset)" }

    package var hint: String? { expected.map { "expected \($0)" } }

    package var code: String { reason.rawValue }
}
