import UpkeepCore

/// How clocks stand year after year: the POSIX TZ string at the end of a time zone file, as RFC 9636 section 3.3
/// extends it.
struct ZoneRule: Sendable, Hashable {
    struct Daylight: Sendable, Hashable {
        let type: LocalTimeType
        let start: ZoneRuleDay
        /// Seconds from that day's midnight, -167 to 167 hours, on clocks that show standard time.
        let startTime: Int
        let end: ZoneRuleDay
        /// The same, on clocks that show daylight saving time.
        let endTime: Int
    }

    let standard: LocalTimeType
    /// Nil when clocks are never changed.
    let daylight: Daylight?

    func period(at seconds: Int64) -> ZonePeriod {
        guard let daylight else { return ZonePeriod(start: .min, end: .max, type: standard) }
        // A change may be a week and a day away from its day of the year, so that the neighbours' count.
        let year = Timestamp.civil(fromDays: seconds.flooredDays).year
        var changes: [(at: Int64, isStart: Bool)] = []
        changes.reserveCapacity(10)
        for year in year - 2...year + 2 {
            let start = daylight.start.dayNumber(in: year) * 86_400 + Int64(daylight.startTime - standard.offset)
            let end = daylight.end.dayNumber(in: year) * 86_400 + Int64(daylight.endTime - daylight.type.offset)
            changes.append((start, true))
            changes.append((end, false))
        }
        // Daylight saving time that ends when it begins again goes on for ever (RFC 9636 section 3.3.1).
        changes.sort { a, b in a.at == b.at ? !a.isStart && b.isStart : a.at < b.at }
        let place = changes.lastIndex { $0.at <= seconds } ?? 0
        return ZonePeriod(
            start: changes[place].at, end: place + 1 < changes.count ? changes[place + 1].at : .max,
            type: changes[place].isStart ? daylight.type : standard)
    }
}
