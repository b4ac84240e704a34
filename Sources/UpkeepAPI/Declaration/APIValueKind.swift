import UpkeepCore

/// What a parameter may be.
package enum APIValueKind: Sendable, Hashable {
    /// So many characters (Unicode code points).
    case text(ClosedRange<Int>)
    case integer(ClosedRange<Int>)
    case flag
    case choice([String])
    /// RFC 3339.
    case time
    /// RFC 3339, or how long ago.
    case moment
    /// One whole number with `s`, `m`, `h` or `d`.
    case length
    /// What a silence covers beyond one subject: `all`, or `trait:KIND:NAME`.
    case scope
    /// How a job fares: a word, or its exit status.
    case signal
    /// Names with texts, numbers or flags.
    case facts

    static let longestFact = 1000
    static let mostFacts = 50
    static let longestFactName = 64
    static let longestScopeName = 300
    static let signals = ["start", "success", "fail", "log"]
    static let subjectKind = APIValueKind.choice(Subject.Kind.allCases.map(\.rawValue))

    /// The form, for error messages and the reference.
    var expectedForm: String {
        switch self {
        case .text(let range): "a text of \(range.lowerBound) to \(range.upperBound) characters"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .flag: "`true` or `false`"
        case .choice(let words): "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
        case .time: "a time as in RFC 3339, such as `2026-11-22T16:43:00Z`, from 1678 to 2261"
        case .moment: "a time as in RFC 3339, such as `2026-11-22T16:43:00Z`, or how long ago, such as `2h` or `7d`"
        case .length: "a length of time: a whole number with `s`, `m`, `h` or `d`, such as `30m`, up to `999d`"
        case .scope:
            "`all`, or `trait:KIND:NAME` with one of these kinds: "
                + Trait.Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        case .signal: "one of `start`, `success`, `fail`, `log`, or an exit status from 0 to 255"
        case .facts:
            "an object of at most \(Self.mostFacts) members, each a text of up to \(Self.longestFact) characters, a number, "
                + "`true` or `false`, with names of 1 to \(Self.longestFactName) characters"
        }
    }
}
