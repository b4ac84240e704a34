package import UpkeepCore

/// How the clocks of a time zone stand at any time: what was, from a table, and what goes on for ever, from a rule.
package struct TimeZoneRules: Sendable, Hashable {
    /// As in the IANA database, e.g. `Europe/Berlin`.
    package let name: String
    /// Seconds since the epoch, ascending.
    let transitions: [Int64]
    /// For each transition, the place in ``types`` of what holds from then on.
    let following: [UInt8]
    /// Never empty. The first holds before all transitions (RFC 9636 section 3.2).
    let types: [LocalTimeType]
    /// What holds from the last transition on; nil when that just goes on.
    let rule: ZoneRule?

    package static let utc = TimeZoneRules(name: "UTC", transitions: [], following: [], types: [.utc], rule: nil)

    /// Seconds that clocks are ahead of UTC, and what people call that, e.g. 7200 and `CEST`.
    package func offset(at time: Timestamp) -> (seconds: Int, abbreviation: String) {
        let type = period(at: time.seconds).type
        return (type.offset, type.abbreviation)
    }

    /// What clocks show; fractions of a second are cut off.
    package func civil(at time: Timestamp) -> CivilTime {
        let seconds = time.seconds
        return CivilTime(wallSeconds: seconds + period(at: seconds).offset)
    }

    /// When clocks are changed next, for those who have to wake up then; nil when never.
    package func nextTransition(after time: Timestamp) -> Timestamp? {
        let end = period(at: time.seconds).end
        return end == .max ? nil : Timestamp(seconds: end)
    }

    /// When clocks show `time`.
    package func instants(of time: CivilTime) -> LocalInstants {
        instants(ofWallSeconds: time.wallSeconds)
    }

    func instants(ofWallSeconds wall: Int64) -> LocalInstants {
        // No clock is further ahead of UTC, or behind it.
        let reach: Int64 = 95_000
        var found: [Int64] = []
        var gapEnd: Int64?
        var at = wall - reach
        while true {
            let period = period(at: at)
            let instant = wall - period.offset
            if instant < period.start {
                gapEnd = gapEnd ?? period.start
            } else if instant < period.end {
                found.append(instant)
                if found.count == 2 { break }
            }
            guard period.end <= wall + reach else { break }
            at = period.end
        }
        switch found.count {
        case 0: return .skipped(gapEnd: Timestamp(seconds: gapEnd ?? wall))
        case 1: return .once(Timestamp(seconds: found[0]))
        default: return .twice(first: Timestamp(seconds: found[0]), second: Timestamp(seconds: found[1]))
        }
    }

    /// The latest time on the wall that clocks showed before `time`: not the last, when they were put back just then.
    func latestWallSeconds(before time: Timestamp) -> Int64 {
        var at = time.nanoseconds % 1_000_000_000 == 0 ? time.seconds - 1 : time.seconds
        // No change is larger than from one end of the allowed offsets to the other.
        let horizon = at - Int64(LocalTimeType.offsets.count)
        var latest = Int64.min
        while true {
            let period = period(at: at)
            latest = max(latest, at + period.offset)
            guard period.start > horizon else { return latest }
            at = period.start - 1
        }
    }

    /// The period that holds this second since the epoch.
    func period(at seconds: Int64) -> ZonePeriod {
        guard let last = transitions.last, seconds < last || rule == nil else {
            guard let rule else { return ZonePeriod(start: .min, end: .max, type: types[0]) }
            let period = rule.period(at: seconds)
            return ZonePeriod(start: max(period.start, transitions.last ?? .min), end: period.end, type: period.type)
        }
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return ZonePeriod(
            start: low == 0 ? .min : transitions[low - 1], end: low == transitions.count ? .max : transitions[low],
            type: low == 0 ? types[0] : types[Int(following[low - 1])])
    }
}
