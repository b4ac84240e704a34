import UpkeepCore

/// A quarter of an hour of UTC, the unit in which results are packed: what is younger is in the journal.
struct Slice: Hashable, Comparable {
    /// Milliseconds.
    static let length: Int64 = 900_000
    static let minutes = 15
    static let perHour: Int64 = 4
    static let perDay: Int64 = 96
    /// How long a slice waits for its last results before it is packed, in milliseconds.
    static let grace: Int64 = 120_000

    /// Quarters of hours since 1970.
    let number: Int64

    init(number: Int64) { self.number = number }

    /// The slice that holds a moment.
    init(at milliseconds: Int64) { number = Self.floor(milliseconds, Self.length) / Self.length }

    var start: Int64 { number * Self.length }
    var end: Int64 { start + Self.length }
    var next: Slice { Slice(number: number + 1) }
    var previous: Slice { Slice(number: number - 1) }
    var hour: Int64 { Self.floor(number, Self.perHour) / Self.perHour }
    var day: Int64 { Self.floor(number, Self.perDay) / Self.perDay }

    static func < (a: Slice, b: Slice) -> Bool { a.number < b.number }

    /// The multiple of `step` at or before `value`.
    static func floor(_ value: Int64, _ step: Int64) -> Int64 {
        let rest = value % step
        return rest < 0 ? value - rest - step : value - rest
    }

    /// The multiple of `step` at or after `value`.
    static func ceiling(_ value: Int64, _ step: Int64) -> Int64 { -floor(-value, step) }

    /// Whole milliseconds since 1970, rounded towards the past.
    static func milliseconds(_ time: Timestamp) -> Int64 { floor(time.nanoseconds, 1_000_000) / 1_000_000 }

    static func timestamp(_ milliseconds: Int64) -> Timestamp {
        let (nanoseconds, overflow) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
        return Timestamp(nanoseconds: overflow ? (milliseconds < 0 ? .min : .max) : nanoseconds)
    }
}
