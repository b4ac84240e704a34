package import UpkeepSystem

/// One look that is due.
package struct Slot<Key: ScheduleKey>: Sendable, Hashable {
    package var key: Key
    package var host: String
    /// When it is due; an immediate look is due when it is asked for.
    package var due: MonotonicTime
    /// Slots of this job just before this one that nobody looked in, because we were late.
    package var missed: Int
    /// Asked for by ``Scheduler/lookNow(_:)``, besides the job's slots.
    package var isImmediate: Bool

    package init(key: Key, host: String, due: MonotonicTime, missed: Int = 0, isImmediate: Bool = false) {
        self.key = key
        self.host = host
        self.due = due
        self.missed = missed
        self.isImmediate = isImmediate
    }
}
