import Scheduling
import Synchronization
import UpkeepSystem

/// What a scheduler did, as seen from outside.
final class LookLog: Sendable {
    struct Entry: Sendable {
        var slot: Slot<String>
        var began: MonotonicTime
        var ended: MonotonicTime?
        var wasCancelled = false

        /// How long after its slot it began.
        var late: Duration { began - slot.due }
    }

    private struct State {
        var entries: [Entry] = []
        var events: [ScheduleEvent<String>] = []
    }

    private let state = Mutex(State())

    var entries: [Entry] { state.withLock { $0.entries } }
    var events: [ScheduleEvent<String>] { state.withLock { $0.events } }
    var clockEvents: [ClockEvent] { events.compactMap { if case .clock(let event) = $0 { event } else { nil } } }
    var missed: [MissedSlots<String>] { events.compactMap { if case .missed(let slots) = $0 { slots } else { nil } } }

    func entries(of key: String) -> [Entry] { entries.filter { $0.slot.key == key } }

    func forget() { state.withLock { $0 = State() } }

    func note(_ event: ScheduleEvent<String>) { state.withLock { $0.events.append(event) } }

    func began(_ slot: Slot<String>, at time: MonotonicTime) -> Int {
        state.withLock { state in
            state.entries.append(Entry(slot: slot, began: time))
            return state.entries.count - 1
        }
    }

    func ended(_ number: Int, at time: MonotonicTime, wasCancelled: Bool) {
        state.withLock { state in
            guard number < state.entries.count else { return }
            state.entries[number].ended = time
            state.entries[number].wasCancelled = wasCancelled
        }
    }
}
