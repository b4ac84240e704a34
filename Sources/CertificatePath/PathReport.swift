/// Every path that was found from a certificate, and what finding them cost.
package struct PathReport: Sendable, Hashable {
    /// The best first: those that hold, then those that break the fewest rules.
    package let paths: [CandidatePath]
    /// A limit ended the search before all paths were seen.
    package let isCutOff: Bool
    /// Public-key operations made.
    package let signatures: Int

    /// The path that clients take; nil when none holds.
    package var best: CandidatePath? { paths.first.flatMap { $0.holds ? $0 : nil } }
    /// The path that comes nearest to holding.
    package var nearest: CandidatePath? { paths.first }
}
