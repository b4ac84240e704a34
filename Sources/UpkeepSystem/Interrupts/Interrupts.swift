/// Requests to stop, as something a task can wait for.
package struct Interrupts: Sendable {
    private let startWatching: @Sendable () -> Void
    private let awaitFirst: @Sendable () async -> InterruptSignal?
    private let openHangups: @Sendable () -> AsyncStream<Void>

    /// - Parameters:
    ///   - watch: makes requests be kept from now on, whether anybody waits for them yet or not.
    ///   - first: waits for the first request; nil when the waiting task is cancelled before there is one.
    ///   - hangups: an element for every request to read the config again, from then on.
    package init(
        watch: @escaping @Sendable () -> Void = {}, first: @escaping @Sendable () async -> InterruptSignal?,
        hangups: @escaping @Sendable () -> AsyncStream<Void> = { AsyncStream { $0.finish() } }
    ) {
        startWatching = watch
        awaitFirst = first
        openHangups = hangups
    }

    /// From now on a request to read the config again (SIGHUP) does not end the process: each is an element here. To be
    /// called once.
    package func hangups() -> AsyncStream<Void> { openHangups() }

    /// From now on a request to stop no longer ends the process by itself: it is kept for whoever waits for the first.
    package func watch() { startWatching() }

    /// Waits for the first request to stop this process; at once when there already was one.
    ///
    /// The second request is not ours any more: it kills the process, in case the first one's tidying up hangs.
    /// - Returns: nil when the waiting task is cancelled first.
    package func first() async -> InterruptSignal? { await awaitFirst() }

    /// Runs `work` to its end, cancelling its task when a request to stop comes first.
    ///
    /// `work` answers cancellation by returning what it knows by then.
    package func cancelling<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> (value: Value, interruptedBy: InterruptSignal?) {
        try await withThrowingTaskGroup(of: Event<Value>.self) { group in
            group.addTask { .done(try await work()) }
            group.addTask { .stop(await first()) }
            var signal: InterruptSignal?
            var result: Value?
            for try await event in group {
                switch event {
                case .done(let value): result = value
                case .stop(let request): signal = request
                }
                group.cancelAll()
            }
            guard let result else { throw CancellationError() }
            return (result, signal)
        }
    }

    private enum Event<Value: Sendable>: Sendable {
        case done(Value)
        case stop(InterruptSignal?)
    }
}
