/// A time that a clock on a wall shows every day: 00:00 to 24:00, the end of the day.
package struct TimeOfDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Seconds on the wall since midnight, 0 to 86400.
    let wallSeconds: Int64

    /// The form, for error messages.
    package static let expectedForm = "a time of day such as `02:30`, up to `24:00`"

    init(wallSeconds: Int64) { self.wallSeconds = min(max(wallSeconds, 0), 86_400) }

    /// - Returns: nil when no clock shows that.
    package init?(hour: Int, minute: Int = 0, second: Int = 0) {
        guard (0...24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
            hour < 24 || (minute == 0 && second == 0)
        else { return nil }
        wallSeconds = Int64(hour * 3600 + minute * 60 + second)
    }

    /// Reads `02:30`, `2:30`, `02:30:15` or `24:00`.
    package init(_ text: String) throws(CalendarError) {
        var cursor = TextCursor(text)
        let hint = "write \(TimeOfDay.expectedForm)"
        guard let hour = cursor.takeNumber(most: 2), cursor.take(":") else {
            throw cursor.error(.badValue, "`\(TextCursor(text).word())` is no time of day", hint: hint, at: 0)
        }
        let place = cursor.offset
        guard let minute = cursor.takeNumber(most: 2), cursor.offset == place + 2 else {
            throw cursor.error(.badValue, "expected minutes in two digits", hint: hint, at: place)
        }
        var second = 0
        if cursor.take(":") {
            let place = cursor.offset
            guard let value = cursor.takeNumber(most: 2), cursor.offset == place + 2 else {
                throw cursor.error(.badValue, "expected seconds in two digits", hint: hint, at: place)
            }
            second = value
        }
        guard cursor.isAtEnd else {
            throw cursor.error(.extra, "`\(cursor.word())` stands after the time", hint: hint)
        }
        guard let time = TimeOfDay(hour: hour, minute: minute, second: second) else {
            throw cursor.error(.outOfRange, "no clock shows `\(TextCursor(text).word())`", hint: hint, at: 0)
        }
        self = time
    }

    /// E.g. `02:30`; with seconds only when there are some.
    package var description: String {
        let (hour, minute, second) = (Int(wallSeconds / 3600), Int(wallSeconds / 60 % 60), Int(wallSeconds % 60))
        return "\(hour.twoDigits):\(minute.twoDigits)" + (second == 0 ? "" : ":\(second.twoDigits)")
    }

    package static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { a.wallSeconds < b.wallSeconds }
}
