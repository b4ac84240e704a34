package import UpkeepCore

/// Turns looks into spans: each look speaks for the time until the next one, but not for longer than its turn.
package struct StandingRecorder: Sendable, Hashable, Codable {
    private struct Last: Sendable, Hashable, Codable {
        var standing: Standing
        var at: Timestamp
        var reading: Duration
    }

    private var last: Last?

    /// How far clock and steady clock may drift apart between two looks before the time between them counts as unknown.
    package static let tolerance = Duration.seconds(2)

    package init() {}

    /// - Parameters:
    ///   - standing: what this look says.
    ///   - at: what the clock says.
    ///   - reading: a clock that nobody sets and that goes on in suspend, from any beginning; another beginning after a
    ///     restart is noticed only when it reads less than before, so begin with a new recorder then.
    ///   - interval: how often looks are due. A look speaks for one and a half of these at most; what is beyond was missed,
    ///     and is unknown.
    /// - Returns: what the time since the look before was, oldest first; nothing for the first look.
    package mutating func take(
        _ standing: Standing, at time: Timestamp, reading: Duration, every interval: Duration
    ) -> [StandingSpan] {
        defer { last = Last(standing: standing, at: time, reading: reading) }
        guard let last else { return [] }
        let elapsed = reading - last.reading
        guard elapsed > .zero else { return [] }
        let drift = (time - last.at) - elapsed
        if drift > Self.tolerance || drift < .zero - Self.tolerance {
            return [StandingSpan(.unknown, from: last.at, length: elapsed)]
        }
        let spoken = min(elapsed, interval * 3 / 2)
        let spans = [
            StandingSpan(last.standing, from: last.at, length: spoken),
            StandingSpan(.unknown, from: last.at + spoken, length: elapsed - spoken),
        ]
        return spans.filter { $0.length > .zero }
    }
}
