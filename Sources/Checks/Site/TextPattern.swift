/// A regular expression (PCRE2) with the text it came from, compiled once and shared by every copy.
///
/// `^` and `$` match at each line, `.` matches line ends too, and bytes that are no UTF-8 match nothing but do no harm.
package struct TextPattern: Sendable, Hashable {
    package enum MatchResult: Sendable, Hashable {
        case yes, no
        /// The match was given up at a limit, so nothing is known; the reason in words.
        case gaveUp(String)
    }

    package let source: String
    private let compiled: CompiledPattern

    /// - Throws: ``TextPatternError`` with the offset of what cannot be understood.
    package init(_ source: String) throws(TextPatternError) {
        self.source = source
        compiled = try CompiledPattern(source)
    }

    /// Whether the expression matches anywhere in `bytes`. Ends after a bounded amount of work, whatever the bytes are.
    package func matches(_ bytes: [UInt8]) -> MatchResult {
        unsafe bytes.withUnsafeBufferPointer { unsafe compiled.match($0) }
    }

    /// Whether the expression matches anywhere in `bytes`. Ends after a bounded amount of work, whatever the bytes are.
    package func matches(_ bytes: borrowing Span<UInt8>) -> MatchResult {
        unsafe bytes.withUnsafeBufferPointer { unsafe compiled.match($0) }
    }

    package static func == (a: TextPattern, b: TextPattern) -> Bool { a.source == b.source }
    package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
