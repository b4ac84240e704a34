/// One way from the leaf towards a trusted root that was tried, and what became of it.
package struct CandidatePath: Sendable, Hashable {
    /// Subject names, leaf first.
    package var subjects: [String]
    package var isTrusted: Bool
    /// One line for a person, e.g. "via ISRG Root X1: ok" or "via DST Root CA X3: expired 2021-09-30".
    package var explanation: String

    package init(subjects: [String], isTrusted: Bool, explanation: String) {
        self.subjects = subjects
        self.isTrusted = isTrusted
        self.explanation = explanation
    }
}
