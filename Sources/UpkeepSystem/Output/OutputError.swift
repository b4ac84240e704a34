import UpkeepCore

/// Why output could not be written.
package struct OutputError: UpkeepError, Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Whoever read the output has seen enough (`| head -1`): end quietly, with the exit status earned so far.
        case readerGone = "reader-gone"
        case diskFull = "disk-full"
        case failed = "failed"
    }

    package let kind: Kind
    package let message: String
    package let hint: String?

    package init(_ kind: Kind, _ message: String, hint: String? = nil) {
        self.kind = kind
        self.message = message
        self.hint = hint
    }

    package var code: String { kind.rawValue }
}
