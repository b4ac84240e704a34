import UpkeepCore

/// Why a body's content coding could not be undone, and after how many encoded bytes.
package struct ContentDecoderError: UpkeepError, Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// A coding that was not asked for, such as `br`; the message names it.
        case unsupportedCoding = "unsupported-coding"
        case tooManyCodings = "too-many-codings"
        case corrupt
        case truncated
        /// The body swells beyond any honest ratio.
        case bomb
        case noMemory = "no-memory"
    }

    package let reason: Reason
    /// Encoded bytes read before the fault.
    package let offset: Int
    package let message: String

    package init(_ reason: Reason, at offset: Int, _ message: String) {
        self.reason = reason
        self.offset = offset
        self.message = message
    }

    package var code: String { reason.rawValue }
}
