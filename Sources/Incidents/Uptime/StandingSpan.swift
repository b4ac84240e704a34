package import UpkeepCore

/// A stretch of time in which a subject stood in one way.
package struct StandingSpan: Sendable, Hashable, Codable {
    package var standing: Standing
    /// What the clock said at its beginning.
    package var from: Timestamp
    /// Time that really went by, whatever was done to the clock meanwhile.
    package var length: Duration

    package init(_ standing: Standing, from: Timestamp, length: Duration) {
        self.standing = standing
        self.from = from
        self.length = max(length, .zero)
    }

    package var until: Timestamp { from + length }
}

extension Sequence<StandingSpan> {
    /// The same with what was down or up between two moments made unknown, as when it turns out that it was our own
    /// side, or when the time was announced beforehand and is not to count.
    package func excused(from start: Timestamp, until end: Timestamp) -> [StandingSpan] {
        guard start < end else { return Array(self) }
        return flatMap { span -> [StandingSpan] in
            let (first, last) = (Swift.max(span.from, start), Swift.min(span.until, end))
            guard first < last, span.standing != .unknown else { return [span] }
            let parts = [
                StandingSpan(span.standing, from: span.from, length: first - span.from),
                StandingSpan(.unknown, from: first, length: last - first),
                StandingSpan(span.standing, from: last, length: span.until - last),
            ]
            return parts.filter { $0.length > .zero }
        }
    }
}
