import UpkeepCore

/// Why bytes are no certificate, list, response or key at all; what is merely wrong in one is a flaw in its facts.
package struct CertificateReaderError: UpkeepError, Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        case empty
        /// Over the reader's `lengthLimit`.
        case tooLong = "too-long"
        /// PEM text where DER was expected.
        case pem
        /// The bytes do not begin with an ASN.1 SEQUENCE.
        case notASequence = "not-a-sequence"
        /// Some other structure of ASN.1.
        case anotherStructure = "another-structure"
        /// What is left of it does not tell whether what is looked for is there.
        case cutOff = "cut-off"
    }

    package let reason: Reason
    /// Bytes into the input.
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
