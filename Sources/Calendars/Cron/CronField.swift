/// One of a cron expression's five fields, in their order.
enum CronField: Int, CaseIterable {
    case minute, hour, day, month, weekday

    var name: String {
        switch self {
        case .minute: "minute"
        case .hour: "hour"
        case .day: "day of the month"
        case .month: "month"
        case .weekday: "day of the week"
        }
    }

    /// For weekdays, 7 is another Sunday.
    var range: ClosedRange<Int> {
        switch self {
        case .minute: 0...59
        case .hour: 0...23
        case .day: 1...31
        case .month: 1...12
        case .weekday: 0...7
        }
    }

    /// How many different values there are.
    var count: Int { self == .weekday ? 7 : range.count }

    /// Full names, which the first three letters stand for, too; the first has the value ``firstNamed``.
    var names: [String] {
        switch self {
        case .month: MonthName.full
        case .weekday: Weekday.allCases.map(\.description)
        case .minute, .hour, .day: []
        }
    }

    var firstNamed: Int { self == .month ? 1 : 0 }

    /// What would be right, for error messages.
    var hint: String {
        switch self {
        case .minute: "write a number from 0 to 59, a list `0,30`, a range `0-29`, a step `*/15`, or `*`"
        case .hour: "write a number from 0 to 23, a list `6,18`, a range `8-17`, a step `*/2`, or `*`"
        case .day: "write a number from 1 to 31, a list `1,15`, a range `1-7`, `L` for the last day, or `*`"
        case .month: "write a number from 1 to 12, a name such as `JAN`, a list, a range, or `*`"
        case .weekday:
            "write a number from 0 to 7 (0 and 7 are Sunday), a name such as `MON`, a range `MON-FRI`, `MON#2` for the "
                + "second Monday, or `*`"
        }
    }
}
