/// Some days of the week.
package struct Weekdays: Sendable, Hashable, CustomStringConvertible {
    /// A bit per day, Sunday the lowest.
    let bits: UInt64

    package static let all = Weekdays(Weekday.allCases)
    /// The form, for error messages.
    package static let expectedForm = "days such as `mon-fri`, `sat,sun` or `daily`"

    init(bits: UInt64) { self.bits = bits & 0x7F }

    package init(_ days: some Sequence<Weekday>) {
        bits = days.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
    }

    /// Reads names or numbers, lists and ranges as in cron (`mon-fri`, `sat,sun`), or `daily`.
    package init(_ text: String) throws(CalendarError) {
        if text.lowercased() == "daily" {
            self = .all
            return
        }
        let bytes = Array(text.utf8)
        let set = try CronFieldReader.read(.weekday, of: bytes, 0..<bytes.count)
        guard set.nth == 0 else {
            throw CalendarError(
                .badValue, at: 0, of: bytes, "`\(TextCursor(bytes).word())` does not come every week",
                hint: "write \(Weekdays.expectedForm)")
        }
        self.init(bits: set.bits)
    }

    package var isEmpty: Bool { bits == 0 }
    package func contains(_ day: Weekday) -> Bool { bits >> UInt64(day.rawValue) & 1 == 1 }

    /// The days, Monday first.
    package var days: [Weekday] {
        let all = Weekday.allCases
        return (all.dropFirst() + all.prefix(1)).filter(contains)
    }

    /// In words: `every day`, `Monday to Friday`, `Tuesday and Thursday`.
    package var description: String {
        let days = days
        switch days.count {
        case 7: return "every day"
        case 3...:
            // Monday first, so that Saturday and Sunday are neighbours.
            let places = days.map { ($0.rawValue + 6) % 7 }
            if let first = places.first, let last = places.last, last - first == days.count - 1 {
                return "\(days[0]) to \(days[days.count - 1])"
            }
            return Listing.words(days.map(\.description))
        default: return Listing.words(days.map(\.description))
        }
    }
}
