/// Hides what may be a secret in lines that are shown in messages.
///
/// It works on text, not on decoded values: a file that is no valid YAML must not leak its passwords either. When in
/// doubt it hides too much.
struct SecretMask {
    private let lines: [Substring]

    init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }

    /// The line with `***` for what must not be seen, and where the column `caret` of the original went.
    /// - Parameter number: from 1.
    func line(_ number: Int, caret: Int) -> (text: String, caret: Int)? {
        guard lines.indices.contains(number - 1) else { return nil }
        var state = State()
        for line in lines.prefix(number - 1) { state.follow(LineMask(line, state)) }
        let mask = LineMask(lines[number - 1], state)
        return mask.apply(caret: caret)
    }

    /// What earlier lines say about the next.
    struct State {
        /// The column of a key whose value is a secret: everything indented deeper is part of it.
        var secretColumn: Int?
        /// The column of an `auth` key: what is indented deeper is shown only where it is known to be harmless.
        var authColumn: Int?
        /// How many brackets of a flow mapping are still open from that of an `auth` on; 0: none.
        var openAuthFlow = 0
        /// A secret's quote that is still open.
        var quote: Unicode.Scalar?

        mutating func follow(_ mask: LineMask) { self = mask.after }
    }
}
