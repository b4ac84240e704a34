/// What is different between two texts, line by line, with a little of what is the same around it.
enum LineDiff {
    private static let context = 2

    static func text(_ old: String, _ new: String) -> String {
        let a = old.split(separator: "\n", omittingEmptySubsequences: false)
        let b = new.split(separator: "\n", omittingEmptySubsequences: false)
        let difference = b.difference(from: a)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [(sign: Character, text: Substring)] = []
        var i = 0
        var j = 0
        while i < a.count || j < b.count {
            if i < a.count, removed.contains(i) {
                lines.append(("-", a[i]))
                i += 1
            } else if j < b.count, inserted.contains(j) {
                lines.append(("+", b[j]))
                j += 1
            } else {
                lines.append((" ", a[i]))
                i += 1
                j += 1
            }
        }
        let changed = lines.indices.filter { lines[$0].sign != " " }
        return lines.indices.compactMap { place -> String? in
            let isNear = changed.contains { abs($0 - place) <= context }
            return isNear ? "\(lines[place].sign) \(visible(lines[place].text))" : nil
        }.joined(separator: "\n")
    }

    /// Escape characters would colour the test log instead of showing where they are.
    private static func visible(_ line: Substring) -> String {
        String(line.map { $0 == "\u{1B}" ? "␛" : $0 })
    }
}
