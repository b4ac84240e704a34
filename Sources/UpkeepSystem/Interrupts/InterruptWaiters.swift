import Synchronization

/// The tasks that wait for the first request to stop, and that request once it has come.
package final class InterruptWaiters: Sendable {
    private struct State {
        var received: InterruptSignal?
        var waiting: [Int: CheckedContinuation<InterruptSignal?, Never>] = [:]
        var lastTicket = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// Waits for the first request, for ever if need be; nil when the task is cancelled first.
    package func first() async -> InterruptSignal? {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: InterruptSignal?? = state.withLock { state in
                    if let received = state.received { return .some(received) }
                    // A task is marked cancelled before its handler runs, so either this sees the mark
                    // or the handler below finds the waiter.
                    if Task.isCancelled { return .some(nil) }
                    state.waiting[ticket] = continuation
                    return .none
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: ticket) }?.resume(returning: nil)
        }
    }

    /// Hands `signal` to everybody who waits, and to everybody to come unless there was one before.
    package func deliver(_ signal: InterruptSignal) {
        let waiters = state.withLock { state in
            state.received = state.received ?? signal
            defer { state.waiting = [:] }
            return state.waiting.values.map { $0 }
        }
        for waiter in waiters { waiter.resume(returning: signal) }
    }
}
