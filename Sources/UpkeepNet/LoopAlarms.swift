package import NIOCore

/// The deadlines of everything on one event loop, behind one timer; for use on that loop.
///
/// A loop keeps its timers in order, and every connection sets one that it then cancels: the order is made for nothing.
/// Here setting and cancelling only writes down, and the one timer looks through what is written when it fires.
package final class LoopAlarms: Sendable {
    private struct Waiting {
        var deadline: NIODeadline
        let sleeper: any LoopSleeper
    }

    private struct State {
        var waiting: [Waiting] = []
        var timer: NIOScheduledCallback?
        /// When the timer fires: no later than the first deadline.
        var next = NIODeadline.distantFuture
    }

    private let loop: any EventLoop
    private let state: NIOLoopBoundBox<State>

    init(_ loop: any EventLoop) {
        self.loop = loop
        state = NIOLoopBoundBox.makeBoxSendingValue(State(), eventLoop: loop)
    }

    /// Wakes `sleeper` at `deadline`, and at none that was set before.
    package func set(_ deadline: NIODeadline, for sleeper: some LoopSleeper) {
        if let place = sleeper.alarmPlace {
            state.value.waiting[place].deadline = deadline
        } else {
            sleeper.alarmPlace = state.value.waiting.count
            state.value.waiting.append(Waiting(deadline: deadline, sleeper: sleeper))
        }
        if deadline < state.value.next { schedule(deadline) }
    }

    package func cancel(_ sleeper: any LoopSleeper) {
        guard let place = sleeper.alarmPlace else { return }
        sleeper.alarmPlace = nil
        let last = state.value.waiting.removeLast()
        guard place < state.value.waiting.count else { return }
        last.sleeper.alarmPlace = place
        state.value.waiting[place] = last
    }

    private func schedule(_ deadline: NIODeadline) {
        state.value.timer?.cancel()
        state.value.next = deadline
        // Only a loop that is about to end refuses, and everything on it ends anyway.
        state.value.timer = try? loop.scheduleCallback(at: deadline, handler: self)
    }

    private func ring() {
        let now = NIODeadline.now()
        state.value.next = now
        let due = state.value.waiting.filter { $0.deadline <= now }.sorted { $0.deadline < $1.deadline }
        // Whoever is woken may set and cancel, its own alarm and others'.
        for waiting in due where waiting.sleeper.alarmPlace != nil {
            cancel(waiting.sleeper)
            waiting.sleeper.alarmRang()
        }
        state.value.next = .distantFuture
        if let first = state.value.waiting.lazy.map(\.deadline).min() { schedule(first) }
    }
}

extension LoopAlarms: NIOScheduledCallbackHandler {
    package func handleScheduledCallback(eventLoop: some EventLoop) { ring() }
}
