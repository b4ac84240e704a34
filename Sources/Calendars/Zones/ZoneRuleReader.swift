/// Reads a POSIX TZ string such as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRuleReader {
    private var cursor: TextCursor
    /// Where the string begins in its file, for offsets in errors.
    private let base: Int

    private init(_ bytes: [UInt8], base: Int) {
        cursor = TextCursor(bytes)
        self.base = base
    }

    static func read(_ bytes: [UInt8], base: Int) throws(CalendarError) -> ZoneRule {
        var reader = ZoneRuleReader(bytes, base: base)
        return try reader.rule()
    }

    private func fault(_ fault: String) -> CalendarError {
        CalendarError(
            .badValue, atByte: base + cursor.offset, "the zone's rule `\(TextCursor(cursor.bytes).word())` \(fault)",
            hint: "install the package `tzdata` again")
    }

    private mutating func rule() throws(CalendarError) -> ZoneRule {
        let standardName = try name()
        // POSIX counts what clocks are behind UTC.
        let standardOffset = -(try time(hours: 24))
        let standard = LocalTimeType(
            offset: standardOffset, isDaylightSaving: false, abbreviation: standardName)
        if cursor.isAtEnd { return ZoneRule(standard: standard, daylight: nil) }
        let daylightName = try name()
        let daylightOffset = cursor.next == 0x2C ? standardOffset + 3600 : -(try time(hours: 24))
        guard cursor.take(",") else { throw fault("does not say when clocks are changed") }
        let (start, startTime) = try change()
        guard cursor.take(",") else { throw fault("does not say when clocks are changed back") }
        let (end, endTime) = try change()
        guard cursor.isAtEnd else { throw fault("goes on after its end") }
        let type = LocalTimeType(offset: daylightOffset, isDaylightSaving: true, abbreviation: daylightName)
        return ZoneRule(
            standard: standard,
            daylight: ZoneRule.Daylight(type: type, start: start, startTime: startTime, end: end, endTime: endTime))
    }

    /// Three letters or more; between `<` and `>` digits and signs, too.
    private mutating func name() throws(CalendarError) -> String {
        let isQuoted = cursor.take("<")
        let name = cursor.takeWhile { byte in
            TextCursor.isLetter(byte) || (isQuoted && (TextCursor.isDigit(byte) || byte == 0x2B || byte == 0x2D))
        }
        guard (3...20).contains(name.count), !isQuoted || cursor.take(">") else {
            throw fault("lacks an abbreviation of three letters or more")
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    private mutating func time(hours most: Int) throws(CalendarError) -> Int {
        let isNegative = cursor.take("-")
        if !isNegative { _ = cursor.take("+") }
        guard let hours = cursor.takeNumber(most: 3), hours <= most else { throw fault("lacks a time") }
        var seconds = hours * 3600
        for unit in [60, 1] where cursor.take(":") {
            guard let value = cursor.takeNumber(most: 2), value < 60 else { throw fault("has a time that is none") }
            seconds += value * unit
        }
        return isNegative ? -seconds : seconds
    }

    private mutating func change() throws(CalendarError) -> (ZoneRuleDay, Int) {
        let day: ZoneRuleDay
        if cursor.take("M") {
            guard let month = cursor.takeNumber(most: 2), (1...12).contains(month), cursor.take("."),
                let week = cursor.takeNumber(most: 1), (1...5).contains(week), cursor.take("."),
                let number = cursor.takeNumber(most: 1), let weekday = Weekday(rawValue: number)
            else { throw fault("has a day that is none") }
            day = .weekday(weekday, week: week, month: month)
        } else {
            let skipsLeapDay = cursor.take("J")
            guard let number = cursor.takeNumber(most: 3), number <= 365, !skipsLeapDay || number > 0 else {
                throw fault("has a day that is none")
            }
            day = skipsLeapDay ? .ofYearWithoutLeapDay(number) : .ofYear(number)
        }
        // RFC 9636 section 3.3.1: a week before and after the day.
        return (day, cursor.take("/") ? try time(hours: 167) : 7200)
    }
}
