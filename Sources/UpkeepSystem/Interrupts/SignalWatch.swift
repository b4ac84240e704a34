import Glibc
import Synchronization

/// Turns the first SIGINT or SIGTERM into a value that tasks can wait for.
///
/// The handler writes one byte into a pipe and a thread of its own reads it: handlers may do next to nothing, and
/// waiting must not take a thread away from the concurrency pool. The handler also puts both signals back to their
/// default, so that the second one ends the process whatever the first one's tidying up is doing.
final class SignalWatch: Sendable {
    static let shared = SignalWatch()

    private struct State {
        var isStarted = false
        var received: InterruptSignal?
        var waiting: [Int: CheckedContinuation<InterruptSignal?, Never>] = [:]
        var lastTicket = 0
    }

    private let state = Mutex(State())

    /// Installs the handlers, once. Where no pipe or thread can be had, the signals keep their default and end us.
    func start() {
        let isFirst = state.withLock { state in
            defer { state.isStarted = true }
            return !state.isStarted
        }
        guard isFirst, SignalPipe.open() else { return }
        var thread = pthread_t()
        let failure = pthread_create(&thread, nil, { _ in SignalWatch.shared.listen() }, nil)
        guard failure == 0 else { return }
        pthread_detach(thread)
        SignalPipe.install()
    }

    /// Waits for the first signal, for ever if need be; nil when the task is cancelled first.
    func first() async -> InterruptSignal? {
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

    private func listen() -> UnsafeMutableRawPointer? {
        while let number = SignalPipe.next() { deliver(number == SIGTERM ? .terminate : .interrupt) }
        return nil
    }

    private func deliver(_ signal: InterruptSignal) {
        let waiters = state.withLock { state in
            state.received = state.received ?? signal
            defer { state.waiting = [:] }
            return state.waiting.values.map { $0 }
        }
        for waiter in waiters { waiter.resume(returning: signal) }
    }
}
