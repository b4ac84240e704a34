import UpkeepCore

/// When something is to run, as in a crontab: minute, hour, day of the month, month, day of the week.
///
/// The days follow Vixie's cron: where both the day of the month and the day of the week are given, either is enough;
/// where one of them begins with `*`, both have to fit. Besides what every cron takes, `L` is a month's last day,
/// `MON#2` its second Monday, and `?` means `*` for days.
package struct CronExpression: Sendable, Hashable {
    /// As it was written.
    package let text: String
    let minutes: CronFieldSet
    let hours: CronFieldSet
    let days: CronFieldSet
    let months: CronFieldSet
    let weekdays: CronFieldSet

    private static let mostBytes = 400
    private static let nicknames = [
        "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@weekly": "0 0 * * 0",
        "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *",
    ]
    /// The form, for error messages.
    package static let expectedForm =
        "five fields, minute hour day month weekday, such as `0 3 * * MON-FRI`, or `@daily`"

    /// - Throws: an error whose `offset` and `column` say where in the text, and whose hint says what would be right.
    package init(_ text: String) throws(CalendarError) {
        let written = Array(text.utf8)
        guard written.count <= Self.mostBytes else {
            throw CalendarError(
                .tooLarge, at: Self.mostBytes, of: written,
                "the cron expression is longer than \(Self.mostBytes) bytes",
                hint: "write \(Self.expectedForm)")
        }
        let bytes = try Self.withoutNickname(written)
        var cursor = TextCursor(bytes)
        var ranges: [Range<Int>] = []
        while true {
            _ = cursor.takeWhile(TextCursor.isBlank)
            let word = cursor.takeWhile { !TextCursor.isBlank($0) }
            if word.isEmpty { break }
            ranges.append(word.startIndex..<word.endIndex)
        }
        let fields = CronField.allCases
        guard ranges.count >= fields.count else {
            let missing = fields[ranges.count]
            throw cursor.error(
                .missing, ranges.isEmpty ? "the cron expression is empty" : "the \(missing.name) is missing",
                hint: "write \(Self.expectedForm)")
        }
        guard ranges.count == fields.count else {
            throw cursor.error(
                .extra, "a cron expression has five fields, this one has \(ranges.count)",
                hint: "write minute hour day month weekday; there is none for seconds, years or a command",
                at: ranges[fields.count].lowerBound)
        }
        self.text = text
        minutes = try CronFieldReader.read(.minute, of: bytes, ranges[0])
        hours = try CronFieldReader.read(.hour, of: bytes, ranges[1])
        days = try CronFieldReader.read(.day, of: bytes, ranges[2])
        months = try CronFieldReader.read(.month, of: bytes, ranges[3])
        weekdays = try CronFieldReader.read(.weekday, of: bytes, ranges[4])
    }

    private static func withoutNickname(_ bytes: [UInt8]) throws(CalendarError) -> [UInt8] {
        var cursor = TextCursor(bytes)
        _ = cursor.takeWhile(TextCursor.isBlank)
        guard cursor.next == 0x40 else { return bytes }
        let place = cursor.offset
        let word = String(decoding: cursor.takeWhile { !TextCursor.isBlank($0) }, as: UTF8.self)
        guard let expression = nicknames[word.lowercased()] else {
            throw cursor.error(
                .badValue,
                word.lowercased() == "@reboot"
                    ? "`@reboot` is at no time of its own" : "`\(word.prefix(40))` is no time",
                hint: "write `@hourly`, `@daily`, `@weekly`, `@monthly` or `@yearly`, or five fields", at: place)
        }
        _ = cursor.takeWhile(TextCursor.isBlank)
        guard cursor.isAtEnd else {
            throw cursor.error(.extra, "`\(cursor.word())` stands after `\(word)`", hint: "write `\(word)` alone")
        }
        return Array(expression.utf8)
    }

    /// Whether minutes or hours begin with `*`: then cron goes by the clock on the wall whatever it does, so that
    /// `*/15 * * * *` is every 15 minutes on the days when clocks are changed, too.
    var followsClock: Bool { minutes.isStar || hours.isStar }

    func fits(dayNumber: Int64) -> Bool {
        let (year, month, day) = Timestamp.civil(fromDays: dayNumber)
        guard months.contains(Int(month)) else { return false }
        let weekday = Weekday(dayNumber: dayNumber).rawValue
        let fitsDay =
            days.contains(Int(day)) || (days.hasLastDay && day == Timestamp.days(inMonth: month, of: year))
        let nth = UInt64(weekday * 5) + UInt64((day - 1) / 7)
        let fitsWeekday = weekdays.contains(weekday) || weekdays.nth >> nth & 1 == 1
        return days.isStar || weekdays.isStar ? fitsDay && fitsWeekday : fitsDay || fitsWeekday
    }
}
