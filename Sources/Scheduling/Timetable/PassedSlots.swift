import UpkeepSystem

/// Slots of one job that have come, and the one to come.
struct PassedSlots: Hashable {
    var first: MonotonicTime
    /// The same as ``last`` when there is one only.
    var lastButOne: MonotonicTime
    var last: MonotonicTime
    var count: Int
    var next: MonotonicTime
}
