import UpkeepCore

/// Why a file holds no usable trust anchors.
package struct TrustAnchorError: UpkeepError, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Neither a DS nor a DNSKEY record in zone-file form.
        case notAnAnchor = "not-an-anchor"
        case badName = "bad-name"
        case badNumber = "bad-number"
        case badData = "bad-data"
        /// A parenthesis is opened and not closed, or the other way round.
        case parenthesis
        /// No anchor at all.
        case empty
        case tooLarge = "too-large"
    }

    package let reason: Reason
    /// Counted from 1; 0 for the file as a whole.
    package let line: Int
    package let message: String

    package init(_ reason: Reason, line: Int, _ message: String) {
        self.reason = reason
        self.line = line
        self.message = line == 0 ? message : "line \(line): \(message)"
    }

    package var code: String { reason.rawValue }
    package var hint: String? {
        "each line is a DS or DNSKEY record, e.g. `. IN DS 20326 8 2 E06D…`, as `dig . DNSKEY` prints them"
    }
}
