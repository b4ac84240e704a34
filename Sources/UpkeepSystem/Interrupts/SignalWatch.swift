import Glibc
import Synchronization

/// Turns the first SIGINT or SIGTERM into a value that tasks can wait for.
///
/// The handler writes one byte into a pipe and a thread of its own reads it: handlers may do next to nothing, and
/// waiting must not take a thread away from the concurrency pool. The handler also puts both signals back to their
/// default, so that the second one ends the process whatever the first one's tidying up is doing.
final class SignalWatch: Sendable {
    static let shared = SignalWatch()

    private let isStarted = Atomic(false)
    private let waiters = InterruptWaiters()
    private let onHangup = Mutex<AsyncStream<Void>.Continuation?>(nil)

    /// Installs the handlers, once. Where no pipe or thread can be had, the signals keep their default and end us.
    func start() {
        guard !isStarted.exchange(true, ordering: .sequentiallyConsistent), SignalPipe.open() else { return }
        var thread = pthread_t()
        let failure = pthread_create(&thread, nil, { _ in SignalWatch.shared.listen() }, nil)
        guard failure == 0 else { return }
        pthread_detach(thread)
        SignalPipe.install()
    }

    /// Waits for the first signal, for ever if need be; nil when the task is cancelled first.
    func first() async -> InterruptSignal? { await waiters.first() }

    /// An element for every SIGHUP from now on; several at once are one.
    func hangups() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        onHangup.withLock { $0 = continuation }
        start()
        SignalPipe.installHangup()
        return stream
    }

    private func listen() -> UnsafeMutableRawPointer? {
        while let number = SignalPipe.next() {
            if number == SIGHUP {
                _ = onHangup.withLock { $0?.yield() }
            } else {
                waiters.deliver(number == SIGTERM ? .terminate : .interrupt)
            }
        }
        return nil
    }
}
