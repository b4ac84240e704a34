package import UpkeepCore

/// How much of a stretch of time a subject was up, and how much of it anybody knows about. Adds up: a day is its hours.
package struct Uptime: Sendable, Hashable, Codable {
    package var up: Duration
    package var down: Duration
    /// Neither: not looked at, or not to be judged.
    package var unknown: Duration

    package init(up: Duration = .zero, down: Duration = .zero, unknown: Duration = .zero) {
        self.up = up
        self.down = down
        self.unknown = unknown
    }

    /// What spans say about the time between two moments; what they do not speak of is unknown.
    ///
    /// Moments are absolute, so a day in which the clocks change is as long as it is. Where a clock was set back, spans
    /// overlap on it: time that was lived through twice by the clock is counted twice, and the whole is then longer
    /// than the clock says. So no share is ever over 1.
    package init(_ spans: some Sequence<StandingSpan>, from start: Timestamp, until end: Timestamp) {
        self.init()
        for span in spans {
            let part = min(span.until, end) - max(span.from, start)
            guard part > .zero else { continue }
            switch span.standing {
            case .up: up += part
            case .down: down += part
            case .unknown: unknown += part
            }
        }
        unknown = max(unknown, (end - start) - known)
    }

    /// Time that somebody saw.
    package var known: Duration { up + down }
    package var total: Duration { up + down + unknown }

    /// 0 to 1, of the time that is known; nil when none is.
    package var share: Double? { known > .zero ? min(up / known, 1) : nil }
    /// How much of the time is known, 0 to 1; nil for no time.
    package var coverage: Double? { total > .zero ? min(known / total, 1) : nil }

    /// For people: per cent, rounded down to three places, so that 100 % means that nothing was missed; with the
    /// coverage when it is not whole. E.g. `99.987 % (of the 97.2 % that was seen)`.
    package var text: String {
        guard let share else { return "unknown" }
        let percent = "\(Self.percent(share, places: 3)) %"
        guard let coverage, coverage < 1 else { return percent }
        return "\(percent) (of the \(Self.percent(coverage, places: 1)) % that was seen)"
    }

    package static func + (a: Uptime, b: Uptime) -> Uptime {
        Uptime(up: a.up + b.up, down: a.down + b.down, unknown: a.unknown + b.unknown)
    }

    /// Rounded down, so that 100 means all of it; without zeros at its end.
    package static func percent(_ share: Double, places: Int) -> String {
        let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
        // A share such as 0.29 is not 29 hundredths exactly, and rounding down must not lose one for that.
        let units = share >= 1 ? 100 * scale : min(Int(share * 100 * Double(scale) + 1e-6), 100 * scale - 1)
        if units % scale == 0 { return String(units / scale) }
        let fraction = String(units % scale)
        var digits = String(repeating: "0", count: places - fraction.count) + fraction
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(units / scale).\(digits)"
    }
}
