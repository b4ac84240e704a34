extension CivilTime: CustomStringConvertible {
    /// The form, for error messages.
    package static let expectedForm = "a date and a time of day such as `2026-03-29 02:30`"

    /// Reads `2026-03-29 02:30`, with seconds if there are any; a `T` may stand for the blank. Time zones have no place
    /// in it.
    package init(_ text: String) throws(CalendarError) {
        var cursor = TextCursor(text)
        let hint = "write \(CivilTime.expectedForm)"
        func part(_ name: String, digits: Int, _ range: ClosedRange<Int>) throws(CalendarError) -> Int {
            let place = cursor.offset
            guard let value = cursor.takeNumber(most: digits), cursor.offset == place + digits else {
                cursor.offset = place
                throw cursor.error(
                    .badValue,
                    cursor.isAtEnd
                        ? "the \(name) is missing"
                        : "expected the \(name) in \(digits) digits, found `\(cursor.word())`", hint: hint)
            }
            guard range.contains(value) else {
                throw cursor.error(.outOfRange, "`\(value)` is no \(name)", hint: hint, at: place)
            }
            return value
        }
        func separator(_ characters: [Unicode.Scalar], after name: String) throws(CalendarError) {
            for character in characters where cursor.take(character) { return }
            let found = cursor.isAtEnd ? "the text ends" : "found `\(cursor.word())`"
            throw cursor.error(
                cursor.isAtEnd ? .missing : .badValue, "expected `\(characters[0])` after the \(name), \(found)",
                hint: hint)
        }
        let year = try part("year", digits: 4, 1...9999)
        try separator(["-"], after: "year")
        let month = try part("month", digits: 2, 1...12)
        try separator(["-"], after: "month")
        let dayPlace = cursor.offset
        let day = try part("day", digits: 2, 1...31)
        try separator([" ", "T", "t"], after: "day")
        let hour = try part("hour", digits: 2, 0...23)
        try separator([":"], after: "hour")
        let minute = try part("minute", digits: 2, 0...59)
        let second = cursor.take(":") ? try part("second", digits: 2, 0...59) : 0
        guard cursor.isAtEnd else {
            throw cursor.error(
                .extra, "`\(cursor.word())` stands after the time",
                hint: "the zone is given apart from the time, by its name such as `Europe/Berlin`")
        }
        guard let time = CivilTime(year, month, day, hour, minute, second) else {
            throw cursor.error(
                .outOfRange, "\(MonthName.full[month - 1]) \(year) has no day \(day)", hint: hint, at: dayPlace)
        }
        self = time
    }

    /// E.g. `2026-03-29 02:30`; with seconds only when there are some.
    package var description: String { "\(dateText) \(timeOfDay)" }

    /// E.g. `2026-03-29`.
    package var dateText: String {
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-\(month.twoDigits)-\(day.twoDigits)"
    }
}

extension Int {
    var twoDigits: String { self < 10 ? "0\(self)" : String(self) }
}
