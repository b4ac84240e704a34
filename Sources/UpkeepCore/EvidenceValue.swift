/// A fact in a finding's evidence; renderers decide how it looks.
package enum EvidenceValue: Sendable, Hashable {
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case time(Timestamp)
    /// A length of time; rendered as milliseconds in JSON, in words for people.
    case duration(Duration)
    indirect case list([EvidenceValue])
    indirect case record(Evidence)
}

extension EvidenceValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByStringInterpolation
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .flag(value) }
    package init(arrayLiteral elements: EvidenceValue...) { self = .list(elements) }
    package init(_ texts: [String]) { self = .list(texts.map { .text($0) }) }
}
