import UpkeepCore

/// A day of every year on which clocks are changed.
enum ZoneRuleDay: Sendable, Hashable {
    /// `Jn`: 1 to 365, where 29 February is never counted.
    case ofYearWithoutLeapDay(Int)
    /// `n`: 0 to 365, where 29 February counts.
    case ofYear(Int)
    /// `Mm.w.d`: the weekday's so-manieth time in the month; the fifth is the last.
    case weekday(Weekday, week: Int, month: Int)

    /// Days since the epoch.
    func dayNumber(in year: Int64) -> Int64 {
        switch self {
        case .ofYearWithoutLeapDay(let day):
            let isAfterLeapDay = day >= 60 && Timestamp.days(inMonth: 2, of: year) == 29
            return Timestamp.daysSinceEpoch(year: year, month: 1, day: 1) + Int64(day - 1) + (isAfterLeapDay ? 1 : 0)
        case .ofYear(let day):
            return Timestamp.daysSinceEpoch(year: year, month: 1, day: 1) + Int64(day)
        case .weekday(let weekday, let week, let month):
            let first = Timestamp.daysSinceEpoch(year: year, month: Int64(month), day: 1)
            let ahead = (weekday.rawValue - Weekday(dayNumber: first).rawValue + 7) % 7
            let length = Timestamp.days(inMonth: Int64(month), of: year)
            let day = Int64(ahead) + 7 * Int64(week - 1)
            return first + (day < length ? day : day - 7)
        }
    }
}
