import UpkeepCore

/// Why bytes are no certificate at all; what is merely wrong in one is a flaw in its facts.
package struct CertificateReaderError: UpkeepError, Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        case empty
        /// Over `CertificateFacts.lengthLimit` bytes.
        case tooLong = "too-long"
        /// PEM text where DER was expected.
        case pem
        /// The bytes do not begin with an ASN.1 SEQUENCE.
        case notASequence = "not-a-sequence"
    }

    package let reason: Reason
    /// Always at the beginning, or where the limit is.
    package let offset: Int
    package let message: String
    package let hint: String?

    package init(_ reason: Reason, at offset: Int = 0, _ message: String, hint: String? = nil) {
        self.reason = reason
        self.offset = offset
        self.message = message
        self.hint = hint
    }

    package var code: String { reason.rawValue }
}
