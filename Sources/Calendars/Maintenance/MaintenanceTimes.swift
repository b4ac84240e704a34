/// When a maintenance window is open.
package enum MaintenanceTimes: Sendable, Hashable {
    case once(from: CivilTime, until: CivilTime)
    /// From each of cron's times, for so long.
    case cron(CronExpression, lasting: Duration)
    /// On these days; up to the next day when `until` is not later than `from`.
    case weekly(Weekdays, from: TimeOfDay, until: TimeOfDay)
}
