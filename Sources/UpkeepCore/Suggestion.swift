/// Picks what a person most likely meant.
package enum Suggestion {
    /// The candidate nearest to `text`, when it is near enough to be a slip: one edit in three characters at most.
    package static func nearest(to text: String, in candidates: [String]) -> String? {
        let written = Array(fold(text))
        guard written.count <= 64 else { return nil }
        let ranked = candidates.map { ($0, distance(written, Array(fold($0)))) }.min { $0.1 < $1.1 }
        guard let (name, distance) = ranked, distance <= max(1, max(written.count, name.count) / 3) else { return nil }
        return name
    }

    /// `did you mean `x`?`, when there is something near.
    package static func hint(_ text: String, _ candidates: [String]) -> String? {
        nearest(to: text, in: candidates).map { "did you mean `\($0)`?" }
    }

    /// Spelling variants that are no real difference: case, `-` for `_`.
    private static func fold(_ text: String) -> [Character] {
        text.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, beforeLast[j - 2] + 1) }
                row.append(best)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
