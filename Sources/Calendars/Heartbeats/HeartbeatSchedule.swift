package import UpkeepCore

/// How often a job is to report.
package enum HeartbeatSchedule: Sendable, Hashable {
    /// So long after the last report; the zone is whose clocks its times are told by.
    case every(Duration, in: TimeZoneRules = .utc)
    case cron(CronExpression, TimeZoneRules)

    /// Clocks of hosts differ: a report that comes so little before its time is the one for that time.
    private static let earliness = Duration.seconds(30)

    /// When the next report is due after one at `time`; nil when never.
    package func next(after time: Timestamp) -> Timestamp? {
        switch self {
        case .every(let period, _): time + max(.zero, period)
        case .cron(let expression, let zone): expression.next(after: time, in: zone)
        }
    }

    /// When the next report is due after one that came at `time`, which may be a little early.
    func nextAfterReport(at time: Timestamp) -> Timestamp? {
        switch self {
        case .every: next(after: time)
        case .cron: next(after: time + Self.earliness)
        }
    }

    /// Whose clocks its times are told by.
    package var zone: TimeZoneRules {
        switch self {
        case .every(_, let zone), .cron(_, let zone): zone
        }
    }
}

extension HeartbeatSchedule: CustomStringConvertible {
    /// E.g. `every day at 03:00, Europe/Berlin` or `every 10 min`.
    package var description: String {
        switch self {
        case .every(let period, _): "every \(DurationText.spoken(period))"
        case .cron(let expression, let zone): "\(expression), \(zone.name)"
        }
    }
}
