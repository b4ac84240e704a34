import Synchronization
package import UpkeepSystem

/// Signals that a test sends by hand.
package final class FakeInterrupts: Sendable {
    private struct State {
        var received: InterruptSignal?
        var waiting: [Int: CheckedContinuation<InterruptSignal?, Never>] = [:]
        var lastTicket = 0
    }

    private let state = Mutex(State())

    package init() {}

    package var interrupts: Interrupts { Interrupts { await self.first() } }

    package func send(_ signal: InterruptSignal = .interrupt) {
        let waiting = state.withLock { state in
            state.received = state.received ?? signal
            defer { state.waiting = [:] }
            return state.waiting.values.map { $0 }
        }
        for continuation in waiting { continuation.resume(returning: signal) }
    }

    private func first() async -> InterruptSignal? {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: InterruptSignal?? = state.withLock { state in
                    if let received = state.received { return .some(received) }
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
}
