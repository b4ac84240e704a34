package import UpkeepCore

/// The first link of a chain of trust that does not hold.
package struct BrokenLink: Sendable, Hashable {
    /// What is wrong with which record of which zone, lower case, no full stop.
    package var sentence: String
    /// What to do about it; nil when the sentence says it.
    package var remedy: String?
    package var facts: Evidence
    /// When the signature is good, if it is only that this machine's time lies outside: a clock can be wrong.
    package var validity: ClosedRange<Timestamp>?

    /// The name servers where it breaks, when it holds at others; none when it breaks wherever one asks.
    package var servers: [String] = []

    package init(
        _ sentence: String, remedy: String? = nil, facts: Evidence = [:], validity: ClosedRange<Timestamp>? = nil
    ) {
        self.sentence = sentence
        self.remedy = remedy
        self.facts = facts
        self.validity = validity
    }
}
