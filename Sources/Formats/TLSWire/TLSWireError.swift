import UpkeepCore

/// Why bytes are no TLS that could be read on, or a value does not fit the wire.
package struct TLSWireError: UpkeepError, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// A length promises more bytes than its message has.
        case truncated
        /// The peer stopped in the middle of a record or message.
        case endedEarly = "ended-early"
        /// The first bytes are no record of any version; `foreign` says what they look like.
        case notTLS = "not-tls"
        /// After records that were fine came bytes that are none.
        case badRecord = "bad-record"
        case recordTooLong = "record-too-long"
        case tooManyRecords = "too-many-records"
        /// One empty record after another, which costs the sender nothing.
        case tooManyEmptyRecords = "too-many-empty-records"
        case messageTooLong = "message-too-long"
        /// A field has a value its message cannot have.
        case badValue = "bad-value"
        /// Writing: a value does not fit its length field.
        case tooLarge = "too-large"
    }

    package let reason: Reason
    /// Of records: bytes from the first that the peer sent. Of messages: bytes from the message's type.
    package let offset: Int
    /// What is wrong, without the place.
    package let fault: String
    /// For `notTLS`: what speaks instead.
    package let foreign: ForeignSpeech?

    package init(_ reason: Reason, at offset: Int, _ fault: String, foreign: ForeignSpeech? = nil) {
        self.reason = reason
        self.offset = offset
        self.fault = fault
        self.foreign = foreign
    }

    package var code: String { reason.rawValue }
    package var message: String { "\(fault) at byte \(offset)" }
    package var hint: String? { foreign?.hint }
}
