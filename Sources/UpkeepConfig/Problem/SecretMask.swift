/// Hides what may be a secret in lines that are shown in messages.
///
/// It works on text, not on decoded values: a file that is no valid YAML must not leak its passwords either. When in
/// doubt it hides too much.
struct SecretMask {
    private let lines: [Substring]

    init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// The lines of these numbers, from 1, each with what must not be seen found in it. One pass, however many they are.
    func lines(_ numbers: Set<Int>) -> [Int: LineMask] {
        var found: [Int: LineMask] = [:]
        var state = State()
        for (index, line) in lines.prefix(numbers.max() ?? 0).enumerated() {
            let mask = LineMask(line, state)
            state = mask.after
            if numbers.contains(index + 1) { found[index + 1] = mask }
        }
        return found
    }

    /// What earlier lines say about the next.
    struct State {
        /// The column of a key whose value is a secret: everything indented deeper is part of it.
        var secretColumn: Int?
        /// The column of an `auth` key: what is indented deeper is shown only where it is known to be harmless.
        var authColumn: Int?
        /// How many brackets of a flow mapping are still open from that of an `auth` on; 0: none.
        var openAuthFlow = 0
        /// A secret in a flow mapping goes on in the next line.
        var hidesNextLine = false
        /// Within `alerts`, where a URL is a secret but for its host.
        var isInAlerts = false
        /// A secret's quote that is still open.
        var quote: Unicode.Scalar?
    }
}
