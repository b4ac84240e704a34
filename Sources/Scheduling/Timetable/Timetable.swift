package import UpkeepCore
package import UpkeepSystem

/// Which job is due when: each at a fixed rate, and at a phase of its own that its key decides, so that jobs spread over
/// their interval and keep their places from one process to the next. Pure.
///
/// The slots of a job are the moments whose distance from 1970, divided by its interval, leaves its phase. Dates are
/// looked at once, in the beginning; from then on slots go by the monotonic clock, and setting the date does not move
/// them.
package struct Timetable<Key: ScheduleKey>: Sendable {
    /// No new job with a longer interval waits longer than this.
    package static var openingSpread: Duration { .seconds(30) }

    private struct Entry: Sendable {
        var job: ScheduledJob<Key>
        var rhythm: Rhythm
        var next: MonotonicTime
    }

    /// How far a look is that is not over.
    private enum Stage {
        /// For a slot that has come.
        case inLine
        /// Besides the slots: whichever comes next before it has its turn, it serves.
        case extraInLine
        case underWay
    }

    private let anchor: Int64
    /// By key.
    private var entries: [Entry] = []
    private var places: [Key: Int] = [:]
    /// Every entry once, by its place.
    private var agenda = EarliestFirst<Int>()
    /// Whose last look is not over.
    private var busy: [Key: Stage] = [:]

    /// - Parameters:
    ///   - wall: the date and time at `monotonic`.
    package init(wall: Timestamp, monotonic: MonotonicTime) { anchor = wall.nanoseconds &- monotonic.nanoseconds }

    /// The first slot that is left; nil without jobs.
    package var nextDue: MonotonicTime? { agenda.first?.time }

    package var jobs: [ScheduledJob<Key>] { entries.map(\.job) }

    package subscript(key: Key) -> ScheduledJob<Key>? { places[key].map { entries[$0].job } }

    /// These are the jobs from now on, the last of those with the same key. Who keeps its interval keeps its next slot;
    /// with another interval it goes on at that one's next slot; the look of one that is gone may still run.
    package mutating func set(_ jobs: [ScheduledJob<Key>], opening: Opening = .spread, at now: MonotonicTime) {
        let wanted = Dictionary(jobs.map { ($0.key, $0) }) { _, last in last }
        let (old, oldPlaces) = (entries, places)
        entries = wanted.values.sorted { $0.key < $1.key }.map { job in
            let rhythm = Rhythm(job, anchor: anchor)
            let next =
                if let before = oldPlaces[job.key].map({ old[$0] }) {
                    before.rhythm == rhythm ? before.next : rhythm.slot(after: now)
                } else {
                    opening == .atOnce ? now : rhythm.opening(after: now, within: Self.openingSpread)
                }
            return Entry(job: job, rhythm: rhythm, next: next)
        }
        places = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.job.key, $0) })
        agenda = EarliestFirst(entries.enumerated().map { EarliestFirst.Appointment($0, at: $1.next) })
    }

    /// Takes every slot that is due. A job gets one look at most, for the last of its slots, and counts as busy until
    /// ``finish(_:)``; while it is, its slots pass.
    /// - Returns: looks in the order in which their jobs came due, and what nobody looked in.
    package mutating func due(at now: MonotonicTime) -> (looks: [Slot<Key>], missed: [MissedSlots<Key>]) {
        var looks: [Slot<Key>] = []
        var missed: [MissedSlots<Key>] = []
        while let first = agenda.first, first.time <= now {
            let entry = entries[first.who]
            let (job, passed) = (entry.job, entry.rhythm.pass(from: entry.next, until: now))
            postponeFirst(to: passed.next)
            switch busy[job.key] {
            case let stage? where stage != .extraInLine:
                missed.append(
                    MissedSlots(
                        key: job.key, cause: stage == .inLine ? .crowded : .busy, count: passed.count,
                        first: passed.first, last: passed.last))
                continue
            case nil: looks.append(Slot(key: job.key, host: job.host, due: passed.last, missed: passed.count - 1))
            default: break
            }
            busy[job.key] = .inLine
            guard passed.count > 1 else { continue }
            missed.append(
                MissedSlots(
                    key: job.key, cause: .late, count: passed.count - 1, first: passed.first, last: passed.lastButOne))
        }
        return (looks, missed)
    }

    /// The machine was suspended until now: what came due meanwhile is missed, and its jobs begin as new ones do, since
    /// all of them at once would be a burst on a network that is hardly awake.
    package mutating func passSuspension(until now: MonotonicTime) -> [MissedSlots<Key>] {
        var missed: [MissedSlots<Key>] = []
        while let first = agenda.first, first.time <= now {
            let entry = entries[first.who]
            let passed = entry.rhythm.pass(from: entry.next, until: now)
            missed.append(
                MissedSlots(
                    key: entry.job.key, cause: .suspended, count: passed.count, first: passed.first, last: passed.last))
            postponeFirst(to: entry.rhythm.opening(after: now, within: Self.openingSpread))
        }
        return missed
    }

    /// The job is looked at besides its slots.
    /// - Returns: false when it is being looked at.
    package mutating func begin(_ key: Key) -> Bool {
        guard busy[key] == nil else { return false }
        busy[key] = .extraInLine
        return true
    }

    /// The look that the job's last slot led to has its turn.
    package mutating func start(_ key: Key) { if busy[key] != nil { busy[key] = .underWay } }

    /// The look that the job's last slot led to is over, or will never be.
    package mutating func finish(_ key: Key) { busy[key] = nil }

    private mutating func postponeFirst(to time: MonotonicTime) {
        guard let place = agenda.first?.who else { return }
        entries[place].next = time
        agenda.postponeFirst(to: time)
    }
}
