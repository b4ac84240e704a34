import UpkeepCore

/// A trait that may be why a subject fails.
struct Suspect: Hashable, Codable, Comparable {
    var trait: Trait
    /// The failure itself names it, so that the success of others with this trait does not clear it.
    var isBlamed: Bool

    /// What is blamed first, then what is nearest to the subject.
    static func < (a: Suspect, b: Suspect) -> Bool {
        a.isBlamed == b.isBlamed ? a.trait < b.trait : a.isBlamed
    }
}
