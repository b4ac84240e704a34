import UpkeepCore

/// Why PEM text cannot be read, and on which line.
package struct PEMReaderError: UpkeepError, Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Over `PEMReader.lengthLimit` bytes.
        case tooLong = "too-long"
        /// A line begins like a boundary and does not end like one.
        case badBoundary = "bad-boundary"
        case badBase64 = "bad-base64"
        case emptyBlock = "empty-block"
        /// BEGIN without its END.
        case truncated
        case endMismatch = "end-mismatch"
        /// END without BEGIN.
        case unexpectedEnd = "unexpected-end"
    }

    package let reason: Reason
    /// From 1.
    package let line: Int
    /// Bytes into the line, from 1.
    package let column: Int
    package let message: String

    package init(_ reason: Reason, line: Int, column: Int = 1, _ message: String) {
        self.reason = reason
        self.line = line
        self.column = column
        self.message = message
    }

    package var code: String { reason.rawValue }
}
