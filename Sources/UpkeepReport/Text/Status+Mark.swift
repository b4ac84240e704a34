package import UpkeepCore

extension Status {
    /// One character beside the word, for eyes that skim; the word is always there too.
    package func mark(unicode: Bool) -> String {
        switch self {
        case .ok: unicode ? "✓" : "+"
        case .warning: "!"
        case .critical: unicode ? "✗" : "x"
        case .unknown: "?"
        }
    }
}
