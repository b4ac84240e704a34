/// What the operator expects of a target, beside a status of 2xx.
struct Expectation: Sendable {
    /// The words that every good page of the farm holds.
    static let words = "Add to basket"

    /// The page holds the words.
    var page = true
    /// The longest wait that is still fine, in seconds.
    var slowest: Int?
}
