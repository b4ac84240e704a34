import Calendars
import Testing

@Suite("dates, times and days as people write them")
struct CivilTextTests {
    @Test(
        "dates and times",
        arguments: [
            ("2026-03-29 02:30", "2026-03-29 02:30"), ("2028-02-29T23:59:59", "2028-02-29 23:59:59"),
            ("0001-01-01 00:00:00", "0001-01-01 00:00"),
        ])
    func times(text: String, shown: String) throws {
        let time = try CivilTime(text)
        #expect(time.description == shown)
        #expect(try CivilTime(time.description) == time)
    }

    @Test(
        "what is no date and time, and where it stops being one",
        arguments: [
            ("", 1, "the year is missing"),
            ("tomorrow", 1, "expected the year in 4 digits, found `tomorrow`"),
            ("26-03-29 02:30", 1, "expected the year in 4 digits, found `26-03-29 02:30`"),
            ("2026/03/29 02:30", 5, "expected `-` after the year"),
            ("2026-13-01 02:30", 6, "`13` is no month"), ("2026-02-29 02:30", 9, "February 2026 has no day 29"),
            ("2026-03-29", 11, "expected ` ` after the day, the text ends"),
            ("2026-03-29 24:30", 12, "`24` is no hour"),
            ("2026-03-29 02:30+01:00", 17, "`+01:00` stands after the time"),
            ("2026-03-29 02:30:61", 18, "`61` is no second"),
        ])
    func faults(text: String, column: Int, fault: String) {
        let error = #expect(throws: CalendarError.self) { try CivilTime(text) }
        #expect(error?.column == column)
        #expect(error?.fault.hasPrefix(fault) == true, "\(error?.fault ?? "")")
        #expect(error?.hint != nil)
    }

    @Test(
        "times of day",
        arguments: [("02:30", "02:30"), ("2:30", "02:30"), ("24:00", "24:00"), ("23:59:30", "23:59:30")])
    func timesOfDay(text: String, shown: String) throws {
        #expect(try TimeOfDay(text).description == shown)
    }

    @Test(
        "what is no time of day", arguments: ["", "2", "24:01", "25:00", "2:5", "02:60", "02:30pm", "02:30:1", "half"])
    func badTimesOfDay(text: String) {
        let error = #expect(throws: CalendarError.self) { try TimeOfDay(text) }
        #expect(error?.hint == "write a time of day such as `02:30`, up to `24:00`")
    }

    @Test(
        "days of the week",
        arguments: [
            ("mon-fri", "Monday to Friday"), ("sat,sun", "Saturday and Sunday"), ("daily", "every day"),
            ("0-6", "every day"), ("fri-sun", "Friday to Sunday"), ("tuesday,thu,sun", "Tuesday, Thursday and Sunday"),
            ("sun", "Sunday"), ("7", "Sunday"),
        ])
    func weekdays(text: String, shown: String) throws {
        #expect(try Weekdays(text).description == shown)
    }

    @Test("what is no day of the week", arguments: ["", "mo", "mon-", "8", "mon#2", "mon fri", "L"])
    func badWeekdays(text: String) {
        #expect(throws: CalendarError.self) { try Weekdays(text) }
    }

    @Test("weekdays of dates")
    func dates() {
        #expect(CivilTime(1970, 1, 1)?.weekday == .thursday)
        #expect(CivilTime(1969, 12, 28)?.weekday == .sunday)
        #expect(CivilTime(2026, 11, 23)?.weekday == .monday)
        #expect(CivilTime(2026, 2, 29) == nil)
    }
}
