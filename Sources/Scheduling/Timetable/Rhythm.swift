import UpkeepCore
import UpkeepSystem

/// The slots of one job, on the monotonic clock.
struct Rhythm: Sendable, Hashable {
    private let interval: Int64
    /// A slot, 0 ..< interval.
    private let phase: Int64
    private let hash: UInt64

    /// - Parameter anchor: the date less the monotonic clock, nanoseconds.
    init<Key>(_ job: ScheduledJob<Key>, anchor: Int64) {
        interval = job.interval
        hash = job.hash
        let phaseSince1970 = Int64(hash % UInt64(interval))
        phase = Self.modulo(phaseSince1970 - Self.modulo(anchor, interval), interval)
    }

    func slot(after time: MonotonicTime) -> MonotonicTime {
        let since = Self.modulo(Self.modulo(time.nanoseconds, interval) - phase, interval)
        return time + .nanoseconds(interval - since)
    }

    /// The first look of a new job: at its first slot, or at a moment of its own when that is too far away.
    func opening(after time: MonotonicTime, within spread: Duration) -> MonotonicTime {
        let slot = slot(after: time)
        guard slot - time > spread else { return slot }
        // Not the bits that make the phase: jobs with the same interval and near slots should not stay near.
        let share = (hash.byteSwapped).multipliedFullWidth(by: UInt64(max(1, spread.nanosecondsClamped))).high
        return time + .nanoseconds(1 + Int64(share))
    }

    /// - Parameter first: a slot, or the job's opening; not after `now`.
    func pass(from first: MonotonicTime, until now: MonotonicTime) -> PassedSlots {
        let second = slot(after: first)
        guard second <= now else {
            return PassedSlots(first: first, lastButOne: first, last: first, count: 1, next: second)
        }
        let more = (now - second).nanosecondsClamped / interval
        let last = second + .nanoseconds(more * interval)
        return PassedSlots(
            first: first, lastButOne: more == 0 ? first : last + .nanoseconds(-interval), last: last,
            count: 2 + Int(more), next: last + .nanoseconds(interval))
    }

    /// 0 ..< divisor, of negative numbers too.
    private static func modulo(_ number: Int64, _ divisor: Int64) -> Int64 {
        let rest = number % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
