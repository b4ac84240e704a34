import UpkeepCore

/// What a calendar and a clock on a wall show: a date and a time of day, of no zone. Years 1 to 9999.
package struct CivilTime: Sendable, Hashable, Comparable {
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// 1 to 31.
    package let day: Int
    package let hour: Int
    package let minute: Int
    package let second: Int

    /// - Returns: nil when no calendar has such a day, or no clock such a time.
    package init?(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Int(Timestamp.days(inMonth: Int64(month), of: Int64(year)))).contains(day),
            (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Seconds from 1970-01-01 00:00 on the same wall. The caller knows that it is within some thousand years of that.
    init(wallSeconds: Int64) {
        let dayNumber = wallSeconds.flooredDays
        let rest = Int(wallSeconds - dayNumber * 86_400)
        let date = Timestamp.civil(fromDays: dayNumber)
        year = Int(date.year)
        month = Int(date.month)
        day = Int(date.day)
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
    }

    /// Days from 1970-01-01.
    var dayNumber: Int64 { Timestamp.daysSinceEpoch(year: Int64(year), month: Int64(month), day: Int64(day)) }

    /// Seconds from 1970-01-01 00:00 on the same wall.
    var wallSeconds: Int64 { dayNumber * 86_400 + Int64(hour * 3600 + minute * 60 + second) }

    package var weekday: Weekday { Weekday(dayNumber: dayNumber) }
    package var timeOfDay: TimeOfDay { TimeOfDay(wallSeconds: Int64(hour * 3600 + minute * 60 + second)) }

    package static func < (a: CivilTime, b: CivilTime) -> Bool { a.wallSeconds < b.wallSeconds }
}

extension Int64 {
    /// Whole days in so many seconds, rounded towards the past.
    var flooredDays: Int64 { self >= 0 ? self / 86_400 : (self + 1) / 86_400 - 1 }
}
