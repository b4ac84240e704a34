extension CronExpression: CustomStringConvertible {
    /// In plain words, e.g. `every day at 03:00` or `every 15 minutes, Monday to Friday`.
    package var description: String {
        let days = dayWords
        if let times = fewTimes {
            return "\(days ?? "every day") at \(Listing.words(times))"
        }
        return days.map { "\(timeWords), \($0)" } ?? timeWords
    }

    private var minuteValues: [Int] { minutes.values(.minute) }
    private var hourValues: [Int] { hours.values(.hour) }

    /// The times of day, when they are few enough to be listed.
    private var fewTimes: [String]? {
        guard minuteValues.count * hourValues.count <= 6 else { return nil }
        return hourValues.flatMap { hour in minuteValues.map { "\(hour.twoDigits):\($0.twoDigits)" } }
    }

    private var timeWords: String {
        let (minute, hour) = (minuteValues, hourValues)
        if hour.count == 24 {
            if minute == [0] { return "every hour" }
            return minute.count == 1 ? "every hour at \(Self.minutes(minute[0])) past" : minuteWords + ofEveryHour
        }
        if minute.count == 1 {
            let past = minute[0] == 0 ? "" : " at \(Self.minutes(minute[0])) past"
            if let step = Self.step(hour, of: 24) { return "every \(step) hours\(past)" }
            if Self.isRun(hour), let first = hour.first, let last = hour.last {
                return "every hour from \(first.twoDigits):\(minute[0].twoDigits) to "
                    + "\(last.twoDigits):\(minute[0].twoDigits)"
            }
            return "at \(Listing.words(hour.map { "\($0.twoDigits):\(minute[0].twoDigits)" }))"
        }
        if Self.isRun(hour), let first = hour.first, let last = hour.last {
            return "\(minuteWords) from \(first.twoDigits):00 to \(last.twoDigits):59"
        }
        return "\(minuteWords) in the hours \(Listing.words(hour.map(\.twoDigits)))"
    }

    private var minuteWords: String {
        let values = minuteValues
        if values.count == 60 { return "every minute" }
        if let step = Self.step(values, of: 60) { return "every \(step) minutes" }
        if values.count > 2, Self.isRun(values), let first = values.first, let last = values.last {
            return "every minute from :\(first.twoDigits) to :\(last.twoDigits)"
        }
        return "at \(Listing.words(values.map { ":\($0.twoDigits)" }))"
    }

    private var ofEveryHour: String {
        minuteWords.hasSuffix("minute") || minuteWords.hasSuffix("minutes") ? "" : " of every hour"
    }

    private static func minutes(_ count: Int) -> String { count == 1 ? "1 minute" : "\(count) minutes" }

    /// Neighbours without a hole.
    private static func isRun(_ values: [Int]) -> Bool {
        guard values.count > 1, let first = values.first, let last = values.last else { return false }
        return last - first == values.count - 1
    }

    /// The distance between values that are the same distance apart all round.
    private static func step(_ values: [Int], of circle: Int) -> Int? {
        guard values.count > 1, values[0] == 0, circle % values.count == 0 else { return nil }
        let step = circle / values.count
        return values == Array(stride(from: 0, to: circle, by: step)) ? step : nil
    }

    /// Nil for every day.
    private var dayWords: String? {
        let isEveryDay = days.isAll(.day)
        let isEveryWeekday = weekdays.isAll(.weekday)
        let isEveryMonth = months.isAll(.month)
        let needsBoth = days.isStar || weekdays.isStar
        if needsBoth ? isEveryDay && isEveryWeekday : isEveryDay || isEveryWeekday {
            return isEveryMonth ? nil : "every day in \(monthWords)"
        }
        if needsBoth && isEveryDay { return weekdayWords(isEveryMonth) }
        if needsBoth && isEveryWeekday { return monthDayWords(isEveryMonth) }
        if needsBoth { return "\(monthDayWords(isEveryMonth)) if it is a \(weekdayNames(or: true))" }
        return "\(monthDayWords(isEveryMonth)) and \(weekdayWords(isEveryMonth))"
    }

    private var monthWords: String {
        let values = months.values(.month)
        if values.count > 2, Self.isRun(values) {
            return "\(MonthName.full[values[0] - 1]) to \(MonthName.full[values[values.count - 1] - 1])"
        }
        return Listing.words(values.map { MonthName.full[$0 - 1] })
    }

    private func monthDayWords(_ isEveryMonth: Bool) -> String {
        let values = days.values(.day)
        let months = isEveryMonth ? "every month" : monthWords
        if !days.hasLastDay, values.count == 1, self.months.bits.nonzeroBitCount == 1 {
            return "every year on \(values[0]) \(monthWords)"
        }
        var words: [String] = []
        if values.count > 2, Self.isRun(values) {
            words.append("days \(values[0]) to \(values[values.count - 1])")
        } else if !values.isEmpty {
            words.append((values.count == 1 ? "day " : "days ") + Listing.words(values.map(String.init)))
        }
        if days.hasLastDay { words.append("the last day") }
        return "on \(Listing.words(words)) of \(months)"
    }

    private func weekdayWords(_ isEveryMonth: Bool) -> String {
        let plain = Weekdays(bits: weekdays.bits)
        let months = isEveryMonth ? "" : " in \(monthWords)"
        if weekdays.nth == 0 {
            let words = plain.description
            let isOne = plain.days.count == 1
            return (isOne ? "every " : words.contains(" to ") ? "" : "on ") + words + months
        }
        let some = nthWords(or: false) + " of " + (isEveryMonth ? "every month" : monthWords)
        return plain.isEmpty ? "on \(some)" : "on \(plain) and \(some)"
    }

    private func weekdayNames(or: Bool) -> String {
        let plain = Weekdays(bits: weekdays.bits).days.map(\.description)
        guard weekdays.nth != 0 else { return Listing.words(plain, or: or) }
        return Listing.words(plain + [nthWords(or: or)], or: or)
    }

    private func nthWords(or: Bool) -> String {
        let order = ["first", "second", "third", "fourth", "fifth"]
        let words = Weekday.allCases.flatMap { day in
            order.indices.filter { weekdays.nth >> UInt64(day.rawValue * 5 + $0) & 1 == 1 }.map {
                "\(order[$0]) \(day)"
            }
        }
        return "the " + Listing.words(words, or: or)
    }
}
