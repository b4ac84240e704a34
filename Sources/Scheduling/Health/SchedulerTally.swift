import UpkeepCore
import UpkeepSystem

/// What a scheduler counts of itself.
struct SchedulerTally: Sendable {
    private(set) var looks = 0
    private(set) var missed: [MissedCause: Int] = [:]
    private(set) var lateness = LatenessHistogram()
    private(set) var recent: RecentLateness
    private(set) var crowding: Crowding
    private(set) var lastTick: MonotonicTime
    private(set) var suspension: (at: MonotonicTime, duration: Duration)?
    private(set) var step: (at: MonotonicTime, by: Duration)?

    init(at now: MonotonicTime) {
        recent = RecentLateness(at: now)
        crowding = Crowding(at: now)
        lastTick = now
    }

    mutating func ticked(at now: MonotonicTime) { lastTick = now }

    mutating func looked(late lateness: Duration, at now: MonotonicTime) {
        looks += 1
        self.lateness.record(lateness)
        recent.looked(late: lateness, at: now)
    }

    mutating func missed(_ count: Int, _ cause: MissedCause, fullHost: String?, at now: MonotonicTime) {
        missed[cause, default: 0] += count
        if cause == .late { recent.missed(count, at: now) }
        if let fullHost { crowding.note(count, at: fullHost, now) }
    }

    mutating func happened(_ event: ClockEvent, at now: MonotonicTime) {
        switch event {
        case .suspended(let duration): suspension = (now, duration)
        case .stepped(let duration): step = (now, duration)
        }
    }
}
