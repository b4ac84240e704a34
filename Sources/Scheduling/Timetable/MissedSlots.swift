package import UpkeepSystem

/// Slots of one job, one after the other, in which nobody looked: what was the matter then is unknown.
package struct MissedSlots<Key: ScheduleKey>: Sendable, Hashable {
    package var key: Key
    package var cause: MissedCause
    /// At least 1.
    package var count: Int
    /// When the first of them was due.
    package var first: MonotonicTime
    /// When the last of them was due.
    package var last: MonotonicTime

    package init(key: Key, cause: MissedCause, count: Int, first: MonotonicTime, last: MonotonicTime) {
        self.key = key
        self.cause = cause
        self.count = count
        self.first = first
        self.last = last
    }
}
