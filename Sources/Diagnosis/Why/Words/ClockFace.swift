import UpkeepCore

/// How moments are told to people: UTC, unless they say where they are.
package struct ClockFace: Sendable, Hashable {
    /// Added to UTC.
    package var offset: Duration
    /// After the time, e.g. `UTC`.
    package var label: String

    package static let utc = ClockFace(offset: .zero, label: "UTC")

    package init(offset: Duration, label: String) {
        self.offset = offset
        self.label = label
    }

    /// `20:09 UTC`, with the date when that is not the day of `now`. Seconds are cut off.
    func text(_ moment: Timestamp, now: Timestamp) -> String {
        let shown = (moment + offset).rfc3339()
        let day = shown.prefix(10)
        let minute = shown.dropFirst(11).prefix(5)
        return day == (now + offset).rfc3339().prefix(10) ? "\(minute) \(label)" : "\(day) \(minute) \(label)"
    }
}
