package import UpkeepCore

/// Planned work: when, at what, and why.
///
/// Its times are those of clocks in its zone. On the days when these are changed it is never shorter than they say: what
/// they show twice counts both times, and a window that would open while they are put forward opens when they are, and
/// lasts as long as it would have.
package struct MaintenanceWindow: Sendable, Hashable, Identifiable {
    /// The caller's, unique among windows.
    package let id: String
    /// Why, for people.
    package let reason: String
    package let scope: MaintenanceScope
    package let times: MaintenanceTimes
    package let zone: TimeZoneRules

    /// The longest that a recurring window may be.
    package static let longest = Duration.seconds(31 * 86_400)

    /// - Throws: `bad-order` when it would close before it opens, `out-of-range` when a length is less than a minute or
    ///   more than 31 days, `missing` when it has no days.
    package init(
        id: String, reason: String = "", scope: MaintenanceScope, times: MaintenanceTimes, zone: TimeZoneRules
    ) throws(CalendarError) {
        switch times {
        case .once(let from, let until):
            guard from < until else {
                throw CalendarError(
                    .badOrder,
                    "the window closes at \(until), not after it opens at \(from)",
                    hint: "write an `until` after `from`")
            }
        case .cron(_, let length):
            guard length >= .seconds(60), length <= Self.longest else {
                throw CalendarError(
                    .outOfRange,
                    "a window that lasts \(DurationText.spoken(length))", hint: "write a length from `1m` to `31d`")
            }
        case .weekly(let days, let from, let until):
            guard !days.isEmpty else {
                throw CalendarError(
                    .missing, "a window on no day of the week", hint: "write \(Weekdays.expectedForm)")
            }
            guard from != until, from.wallSeconds < 86_400 else {
                throw CalendarError(
                    .badOrder,
                    "the window closes when it opens, at \(until)", hint: "write `00:00` to `24:00` for a whole day")
            }
        }
        self.id = id
        self.reason = reason
        self.scope = scope
        self.times = times
        self.zone = zone
    }

    package func isActive(at time: Timestamp) -> Bool { span(at: time) != nil }
}

extension MaintenanceWindow: CustomStringConvertible {
    /// When, in words: `Saturday and Sunday from 02:00 to 04:00, Europe/Berlin`.
    package var description: String {
        switch times {
        case .once(let from, let until):
            let end = from.dayNumber == until.dayNumber ? until.timeOfDay.description : until.description
            return "\(from) to \(end), \(zone.name)"
        case .cron(let expression, let length):
            return "\(expression) for \(DurationText.spoken(length)), \(zone.name)"
        case .weekly(let days, let from, let until):
            let end = until < from ? "\(until) on the day after" : until.description
            return "\(days) from \(from) to \(end), \(zone.name)"
        }
    }
}
