/// What a right DNS answer is.
package struct RecordExpectation: Sendable, Hashable {
    /// The response code's mnemonic.
    package var rcode = "NOERROR"
    /// Exactly these records, in presentation form, in any order. nil: at least one, whatever it says.
    package var records: Set<String>?
    /// Each must be matched by some record.
    package var matches: [TextPattern] = []
    package var authoritative: Bool?
    package var minimumTTL: UInt32?

    package init() {}
}
