/// Why a value is none of its kind.
enum ValueProblem: Error {
    case malformed
    /// Of the right form, but more than can be held.
    case outOfReach
}
