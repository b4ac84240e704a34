/// A day of the week, numbered as cron does: Sunday is 0.
package enum Weekday: Int, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case sunday, monday, tuesday, wednesday, thursday, friday, saturday

    /// The weekday so many days after 1970-01-01, which was a Thursday.
    init(dayNumber: Int64) {
        let rest = Int((dayNumber + 4) % 7)
        self = Weekday(rawValue: rest < 0 ? rest + 7 : rest) ?? .sunday
    }

    /// Its English name, e.g. `Monday`.
    package var description: String {
        switch self {
        case .sunday: "Sunday"
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        }
    }
}
