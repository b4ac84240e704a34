/// How long each kind of result is kept, and how much room all may take.
package struct Retention: Sendable, Hashable {
    /// Each result by itself.
    package var raw: Duration
    package var minutes: Duration
    package var hours: Duration
    package var days: Duration
    /// Bytes on disk for all results; when they do not fit, the oldest raw ones go first, then minutes, then hours.
    package var budget: Int64

    package static let standard = Retention()

    /// Each level is kept at least as long as the finer one, and raw results for half an hour.
    package init(
        raw: Duration = .seconds(7 * 86_400), minutes: Duration = .seconds(30 * 86_400),
        hours: Duration = .seconds(400 * 86_400), days: Duration = .seconds(5 * 366 * 86_400),
        budget: Int64 = 2_000_000_000
    ) {
        self.raw = max(raw, .seconds(1800))
        self.minutes = max(minutes, self.raw + .seconds(2 * 3600))
        self.hours = max(hours, self.minutes + .seconds(2 * 86_400))
        self.days = max(days, self.hours)
        self.budget = budget
    }
}
