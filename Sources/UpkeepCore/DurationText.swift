/// Lengths of time as people write them: `250ms`, `30s`, `5m`, `2h`, `7d`.
package enum DurationText {
    /// The form, for error messages.
    package static let expectedForm = "a length of time such as `250ms`, `30s`, `5m`, `2h` or `7d`"

    /// Reads a decimal number and a unit, possibly several in falling order (`1h30m`), up to ten years.
    /// - Returns: nil for anything else, negative lengths and a missing unit included.
    package static func parse(_ text: String) -> Duration? {
        let units: [(name: String, milliseconds: Double)] = [
            ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000), ("w", 604_800_000),
        ]
        var rest = Substring(text)
        var total = 0.0
        var smallest = Double.infinity
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(digits.count)
            let letters = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest.dropFirst(letters.count)
            guard let first = digits.first, first != ".", digits.last != ".", let number = Double(digits),
                let unit = units.first(where: { $0.name == letters }), unit.milliseconds < smallest
            else { return nil }
            smallest = unit.milliseconds
            total += number * unit.milliseconds
        }
        guard total <= 3_660 * 86_400_000 else { return nil }
        return .nanoseconds(Int64((total * 1_000_000).rounded()))
    }

    /// The shortest exact spelling that ``parse(_:)`` reads back, e.g. `30s`, `1h30m`, `1500ms` as `1.5s`.
    package static func exact(_ duration: Duration) -> String {
        var milliseconds = duration.inSeconds * 1000
        if milliseconds < 1000 { return "\(trim(milliseconds))ms" }
        var text = ""
        for (unit, size) in [("d", 86_400_000.0), ("h", 3_600_000.0), ("m", 60_000.0)] where milliseconds >= size {
            let count = (milliseconds / size).rounded(.down)
            text += "\(Int(count))\(unit)"
            milliseconds -= count * size
        }
        if milliseconds > 0 || text.isEmpty { text += "\(trim(milliseconds / 1000))s" }
        return text
    }

    /// Two significant units at most, rounded for people: `84 ms`, `1.2 s`, `3 min 20 s`, `5 h`, `12 days`.
    package static func spoken(_ duration: Duration) -> String {
        let seconds = abs(duration.inSeconds)
        switch seconds {
        case ..<0.0095: return "\(trim((seconds * 10_000).rounded() / 10)) ms"
        case ..<0.9995: return "\(Int((seconds * 1000).rounded())) ms"
        case ..<59.95: return "\(trim((seconds * 10).rounded() / 10)) s"
        case ..<3570: return pair(Int(seconds.rounded()), (60, "min"), (1, "s"))
        case ..<(48 * 3600): return pair(Int((seconds / 60).rounded()), (60, "h"), (1, "min"))
        default:
            let days = Int(seconds / 86_400)
            return "\(days) days"
        }
    }

    private static func pair(_ total: Int, _ big: (Int, String), _ small: (Int, String)) -> String {
        let rest = total % big.0
        return rest == 0 ? "\(total / big.0) \(big.1)" : "\(total / big.0) \(big.1) \(rest / small.0) \(small.1)"
    }

    private static func trim(_ number: Double) -> String {
        let rounded = (number * 1000).rounded() / 1000
        return rounded == rounded.rounded() && rounded < 1e15 ? String(Int(rounded)) : String(rounded)
    }
}
