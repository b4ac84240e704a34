import UpkeepCore

/// A cron expression's times on a wall's calendar and clock, whatever becomes of them in a zone.
struct CronWall {
    let expression: CronExpression

    /// The first of its times from `start` to `end`, in seconds on the wall, both included.
    func first(from start: Int64, through end: Int64) -> Int64? {
        var day = start.flooredDays
        while day * 86_400 <= end {
            if expression.fits(dayNumber: day), let second = firstSecond(from: max(0, start - day * 86_400)) {
                let time = day * 86_400 + second
                return time <= end ? time : nil
            }
            day = nextDay(after: day)
        }
        return nil
    }

    /// The last of its times from `start` to `end`.
    func last(from start: Int64, through end: Int64) -> Int64? {
        var day = end.flooredDays
        while (day + 1) * 86_400 > start {
            if expression.fits(dayNumber: day), let second = lastSecond(through: min(86_399, end - day * 86_400)) {
                let time = day * 86_400 + second
                return time >= start ? time : nil
            }
            day = previousDay(before: day)
        }
        return nil
    }

    /// The next day, or the first of the next month when the rest of this one cannot fit.
    private func nextDay(after day: Int64) -> Int64 {
        let (year, month, date) = Timestamp.civil(fromDays: day)
        if expression.months.contains(Int(month)) { return day + 1 }
        return day + Timestamp.days(inMonth: month, of: year) - date + 1
    }

    private func previousDay(before day: Int64) -> Int64 {
        let (_, month, date) = Timestamp.civil(fromDays: day)
        return expression.months.contains(Int(month)) ? day - 1 : day - date
    }

    private func firstSecond(from second: Int64) -> Int64? {
        let start = Int((second + 59) / 60)
        guard start < 1440 else { return nil }
        for hour in start / 60..<24 where expression.hours.contains(hour) {
            for minute in (hour == start / 60 ? start % 60 : 0)..<60 where expression.minutes.contains(minute) {
                return Int64(hour * 3600 + minute * 60)
            }
        }
        return nil
    }

    private func lastSecond(through second: Int64) -> Int64? {
        guard second >= 0 else { return nil }
        let end = Int(second / 60)
        for hour in (0...end / 60).reversed() where expression.hours.contains(hour) {
            for minute in (0...(hour == end / 60 ? end % 60 : 59)).reversed()
            where expression.minutes.contains(minute) {
                return Int64(hour * 3600 + minute * 60)
            }
        }
        return nil
    }
}
