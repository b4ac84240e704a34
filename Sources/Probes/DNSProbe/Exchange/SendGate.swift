import NIOCore
import Synchronization
import UpkeepCore

/// Keeps a burst of questions from overrunning a resolver's receive buffer, which would lose them for seconds each.
///
/// A question holds a place from when it is sent until it is answered, but no longer than the gate's patience: a silent
/// server slows others down a little and never stops them.
final class SendGate: Sendable {
    /// Linux gives a UDP socket 208 KiB by default, some 270 small datagrams with their bookkeeping.
    private static let limit = 128
    private static let patience = Duration.milliseconds(100)

    private struct State {
        var taken = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// How many of `waiting` have had their turn; they are dropped in one go.
        var served = 0
    }

    /// A place in the gate, given back once however often that is tried.
    private final class Place: Sendable {
        private let gate: SendGate
        private let isLeft = Atomic(false)

        init(gate: SendGate) { self.gate = gate }

        func leave() {
            if !isLeft.exchange(true, ordering: .relaxed) { gate.leave() }
        }
    }

    private let state = Mutex(State())

    /// Runs `body` once a place is free, in the order of arrival; at once without one when the queue could take more
    /// than half of the `time` there is.
    func pass<Result>(
        on loop: any EventLoop, within time: Duration, _ body: () async throws -> Result
    ) async rethrows -> Result {
        guard await enter(within: time) else { return try await body() }
        let place = Place(gate: self)
        let release = loop.scheduleTask(in: .nanoseconds(Self.patience.nanosecondsClamped)) { place.leave() }
        defer {
            release.cancel()
            place.leave()
        }
        return try await body()
    }

    /// - Returns: Whether there is a place to give back.
    private func enter(within time: Duration) async -> Bool {
        enum Turn { case now, later, never }
        var turn = Turn.now
        await withCheckedContinuation { continuation in
            turn = state.withLock { state in
                if state.taken < Self.limit {
                    state.taken += 1
                    return .now
                }
                let rounds = 1 + (state.waiting.count - state.served) / Self.limit
                guard Self.patience * rounds < time / 2 else { return .never }
                state.waiting.append(continuation)
                return .later
            }
            if turn != .later { continuation.resume() }
        }
        return turn != .never
    }

    /// Hands one place to whoever has waited longest.
    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.served < state.waiting.count else {
                state.taken -= 1
                return nil
            }
            let next = state.waiting[state.served]
            state.served += 1
            if state.served == state.waiting.count || state.served > 1024 {
                state.waiting.removeFirst(state.served)
                state.served = 0
            }
            return next
        }
        next?.resume()
    }
}
