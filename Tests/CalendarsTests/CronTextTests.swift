import Calendars
import Testing

@Suite("cron expressions as text")
struct CronTextTests {
    @Test(
        "in plain words",
        arguments: [
            ("0 3 * * *", "every day at 03:00"), ("@daily", "every day at 00:00"), ("@hourly", "every hour"),
            ("@weekly", "every Sunday at 00:00"), ("@monthly", "on day 1 of every month at 00:00"),
            ("@yearly", "every year on 1 January at 00:00"), ("* * * * *", "every minute"),
            ("*/15 * * * *", "every 15 minutes"), ("0,30 * * * *", "every 30 minutes"),
            ("17 * * * *", "every hour at 17 minutes past"), ("1 * * * *", "every hour at 1 minute past"),
            ("0 */2 * * *", "every 2 hours"), ("5 */6 * * *", "every day at 00:05, 06:05, 12:05 and 18:05"),
            ("0 8-18 * * 1-5", "every hour from 08:00 to 18:00, Monday to Friday"),
            ("*/10 8-17 * * MON-FRI", "every 10 minutes from 08:00 to 17:59, Monday to Friday"),
            ("*/7 * * * *", "at :00, :07, :14, :21, :28, :35, :42, :49 and :56 of every hour"),
            ("0-29 * * * *", "every minute from :00 to :29 of every hour"),
            ("0 3 * * MON-FRI", "Monday to Friday at 03:00"), ("0 3 * * tue,THU", "on Tuesday and Thursday at 03:00"),
            ("30 4 1,15 * 5", "on days 1 and 15 of every month and every Friday at 04:30"),
            ("0 3 L * *", "on the last day of every month at 03:00"),
            ("0 3 1,L * ?", "on day 1 and the last day of every month at 03:00"),
            ("0 3 ? * MON#2", "on the second Monday of every month at 03:00"),
            ("0 3 * JAN,jul *", "every day in January and July at 03:00"),
            ("0 3 * 4-9 sun", "every Sunday in April to September at 03:00"),
            ("0 0 */10 * 1", "on days 1, 11, 21 and 31 of every month if it is a Monday at 00:00"),
            ("0 6,18 * * *", "every day at 06:00 and 18:00"),
            ("  0\t3 * * *  ", "every day at 03:00"),
        ])
    func words(text: String, words: String) throws {
        let expression = try CronExpression(text)
        #expect(expression.description == words)
        #expect(expression.text == text)
    }

    @Test(
        "what is wrong, in which column, and what would be right",
        arguments: [
            ("", 1, "the cron expression is empty", "write five fields"),
            ("0 3 * *", 8, "the day of the week is missing", "write five fields"),
            ("0 0 3 * * *", 11, "a cron expression has five fields, this one has 6", "none for seconds"),
            ("60 * * * *", 1, "`60` is no minute", "from 0 to 59"),
            ("0 24 * * *", 3, "`24` is no hour", "from 0 to 23"),
            ("0 0 0 * *", 5, "`0` is no day of the month", "from 1 to 31"),
            ("0 0 * 13 *", 7, "`13` is no month", "such as `JAN`"), ("0 0 * JUNI *", 7, "`JUNI` is no month", "`JAN`"),
            ("0 0 * * 8", 9, "`8` is no day of the week", "0 and 7 are Sunday"),
            ("0 0 * * MO", 9, "`MO` is no day of the week", "such as `MON`"),
            ("*/0 * * * *", 3, "a step of 0 goes nowhere", "1 or more"),
            ("*/60 * * * *", 3, "a step of 60 leaves only 0 of 0 to 59", "write `0`"),
            ("*/ * * * *", 3, "expected the step's number after `/`", "`*/5`"),
            ("5/15 * * * *", 2, "a step needs a range or `*` before it", "write `5-59/…`"),
            ("0 22-2 * * *", 6, "the range ends at 2, before it begins", "`22-23,0-2`"),
            ("0 0 * * 5-2", 11, "the range ends at 2, before it begins", "`5-6,0-2`"),
            ("0 1, * * *", 5, "a value for the hour is missing", "from 0 to 23"),
            ("a * * * *", 1, "`a` is no minute", "from 0 to 59"),
            ("? * * * *", 1, "`?` stands for no minute", "write `*`"),
            ("0 L * * *", 3, "`L`, the last day, has no place in the hour", "third field"),
            ("0 0 * * MON#6", 13, "no weekday comes so often in a month", "from 1 to 5"),
            ("0 0 15W * *", 7, "`W` has no place in the day of the month", "from 1 to 31"),
            ("99999999999999999999 * * * *", 1, "`99999999999999999999` is no minute", "from 0 to 59"),
            ("ü * * * *", 1, "`ü` is no minute", "from 0 to 59"), ("0 ü3 * * *", 3, "`ü3` is no hour", "from 0 to 23"),
            ("@reboot", 1, "`@reboot` is at no time of its own", "`@daily`"),
            ("@dayly", 1, "`@dayly` is no time", "`@daily`"),
            ("@daily /bin/true", 8, "`/bin/true` stands after `@daily`", "write `@daily` alone"),
        ])
    func faults(text: String, column: Int, fault: String, hint: String) {
        let error = #expect(throws: CalendarError.self) { try CronExpression(text) }
        #expect(error?.fault == fault)
        #expect(error?.column == column)
        #expect(error?.hint?.contains(hint) == true, "\(error?.hint ?? "")")
        #expect(error?.message == "\(fault) (column \(column))")
    }

    @Test("a text without end is refused by its length")
    func length() {
        let error = #expect(throws: CalendarError.self) {
            try CronExpression(String(repeating: "1,", count: 5000) + "1 * * * *")
        }
        #expect(error?.reason == .tooLarge)
    }
}
