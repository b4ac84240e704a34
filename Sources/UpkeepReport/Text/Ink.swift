package import UpkeepCore

/// What a piece of text is for; colour is derived from it and never the only sign of it.
package enum Ink: Sendable, Hashable {
    case plain
    /// The name that a block is about.
    case strong
    /// What a reader skips first.
    case faint
    case good, caution, bad, unsure

    package init(_ status: Status) {
        switch status {
        case .ok: self = .good
        case .warning: self = .caution
        case .critical: self = .bad
        case .unknown: self = .unsure
        }
    }

    /// The SGR parameter (ECMA-48 section 8.3.117); nil for none.
    var parameter: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .faint: "2"
        case .good: "32"
        case .caution: "33"
        case .bad: "1;31"
        case .unsure: "35"
        }
    }
}
