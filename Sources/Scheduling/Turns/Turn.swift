package import UpkeepSystem

/// A look that may start.
package struct Turn<Key: ScheduleKey>: Sendable {
    package var slot: Slot<Key>
    package var startedAt: MonotonicTime
    /// From when on nothing but ourselves kept it from starting: its slot, or when its host had room.
    package var owedSince: MonotonicTime
    /// Whether it took one of the places that slow hosts may have.
    var isInSlowPlace = false
}
