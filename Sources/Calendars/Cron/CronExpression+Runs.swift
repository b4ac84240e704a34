package import UpkeepCore

/// When cron runs it in a zone, on the days when clocks are changed as Debian's cron(8) says.
///
/// A time that clocks are put forward past runs when they are; one that they show twice runs at the first. But with `*`
/// at the start of the minutes or the hours, every time that the clock shows counts and no other.
extension CronExpression {
    /// The calendar repeats itself after 28 years, or 40 when one of them is no leap year though divisible by 4.
    private static let horizon: Int64 = 41 * 366 * 86_400

    /// The first run after `time`; nil when there is none in 41 years, which is never, or none before 2262.
    package func next(after time: Timestamp, in zone: TimeZoneRules) -> Timestamp? {
        followsClock ? nextOnClock(after: time, zone) : nextFixed(after: time, zone)
    }

    /// The last run before `time`; nil when there is none in 41 years, or none after 1678.
    package func previous(before time: Timestamp, in zone: TimeZoneRules) -> Timestamp? {
        followsClock ? previousOnClock(before: time, zone) : previousFixed(before: time, zone)
    }

    /// Runs from `range`'s lower bound to its upper one, which is not included.
    package func runs(in range: Range<Timestamp>, zone: TimeZoneRules, most: Int = 10_000) -> [Timestamp] {
        var runs: [Timestamp] = []
        var at = range.lowerBound + .nanoseconds(-1)
        while runs.count < most, let run = next(after: at, in: zone), run < range.upperBound {
            runs.append(run)
            at = run
        }
        return runs
    }

    private func nextFixed(after time: Timestamp, _ zone: TimeZoneRules) -> Timestamp? {
        let wall = CronWall(expression: self)
        let seconds = time.seconds
        let shown = seconds + zone.period(at: seconds).offset
        var at = shown + 1
        while let found = wall.first(from: at, through: shown + Self.horizon) {
            let run = zone.instants(ofWallSeconds: found).earliest
            guard run.isRepresentable else { return nil }
            if run > time { return run }
            at = found + 60
        }
        return nil
    }

    private func previousFixed(before time: Timestamp, _ zone: TimeZoneRules) -> Timestamp? {
        let wall = CronWall(expression: self)
        var at = zone.latestWallSeconds(before: time)
        let start = at - Self.horizon
        while let found = wall.last(from: start, through: at) {
            let run = zone.instants(ofWallSeconds: found).earliest
            guard run.isRepresentable else { return nil }
            if run < time { return run }
            at = found - 1
        }
        return nil
    }

    private func nextOnClock(after time: Timestamp, _ zone: TimeZoneRules) -> Timestamp? {
        let wall = CronWall(expression: self)
        var at = time.seconds + 1
        let horizon = at + Self.horizon
        while at <= horizon {
            let period = zone.period(at: at)
            let end = min(period.end - 1, horizon)
            if let found = wall.first(from: at + period.offset, through: end + period.offset) {
                let run = Timestamp(seconds: found - period.offset)
                return run.isRepresentable ? run : nil
            }
            at = end + 1
        }
        return nil
    }

    private func previousOnClock(before time: Timestamp, _ zone: TimeZoneRules) -> Timestamp? {
        let wall = CronWall(expression: self)
        var at = time.nanoseconds % 1_000_000_000 == 0 ? time.seconds - 1 : time.seconds
        let horizon = at - Self.horizon
        while at >= horizon {
            let period = zone.period(at: at)
            let start = max(period.start, horizon)
            if let found = wall.last(from: start + period.offset, through: at + period.offset) {
                let run = Timestamp(seconds: found - period.offset)
                return run.isRepresentable ? run : nil
            }
            at = start - 1
        }
        return nil
    }
}

extension Timestamp {
    /// False for what was saturated.
    fileprivate var isRepresentable: Bool { nanoseconds != .min && nanoseconds != .max }
}
