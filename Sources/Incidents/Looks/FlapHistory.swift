/// The last 21 answers that were good or bad, and how often they changed.
///
/// Naemon's rule: each of the 20 possible changes weighs between 0.75 (the oldest) and 1.25 (the newest), and the share
/// of the changes that happened is a percentage. Answers that were neither leave no trace.
package struct FlapHistory: Sendable, Hashable, Codable {
    /// Newest answer in the lowest bit, bad set.
    private var bits: UInt32 = 0
    private var count = 0

    static let length = 21

    init() {}

    mutating func add(isBad: Bool) {
        bits = (bits << 1 | (isBad ? 1 : 0)) & (1 << UInt32(Self.length) - 1)
        count = min(count + 1, Self.length)
    }

    /// How many changes there were; at most 20.
    package var changes: Int { (0..<max(0, count - 1)).count { isChange($0) } }

    /// 0 to 100.
    package var percent: Double {
        let steps = Self.length - 1
        var sum = 0.0
        for place in 0..<max(0, count - 1) where isChange(place) {
            sum += 1.25 - 0.5 * Double(place) / Double(steps - 1)
        }
        return sum / Double(steps) * 100
    }

    /// Whether no answer that is remembered was bad.
    var isClean: Bool { bits == 0 }

    /// Between the answer at `place`, counted from the newest, and the one before it.
    private func isChange(_ place: Int) -> Bool { (bits >> UInt32(place) ^ bits >> UInt32(place + 1)) & 1 == 1 }
}
