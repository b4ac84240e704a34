/// Several things in one sentence.
enum Listing {
    /// `a`, `a and b`, `a, b and c`.
    static func words(_ words: [String], or: Bool = false) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + (or ? " or " : " and ") + last
    }
}
