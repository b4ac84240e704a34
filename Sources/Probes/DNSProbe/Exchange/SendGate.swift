import NIOCore
import Synchronization

/// Keeps a burst of questions from overrunning a resolver's receive buffer, which would lose them for seconds each.
///
/// A question holds a place from when it is sent until it is answered, but no longer than ``patience``: a silent server
/// slows others down a little and never stops them.
final class SendGate: Sendable {
    /// Linux gives a UDP socket 208 KiB by default, some 270 small datagrams with their bookkeeping.
    private static let limit = 128
    private static let patience = TimeAmount.milliseconds(100)

    private struct State {
        var taken = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// How many of `waiting` have had their turn; they are dropped in one go.
        var served = 0
    }

    private let state = Mutex(State())

    /// Runs `body` once a place is free, in the order of arrival.
    func pass<Result>(on loop: any EventLoop, _ body: () async throws -> Result) async rethrows -> Result {
        await enter()
        let place = SendGatePlace(gate: self)
        let release = loop.scheduleTask(in: Self.patience) { place.leave() }
        defer {
            release.cancel()
            place.leave()
        }
        return try await body()
    }

    private func enter() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.taken < Self.limit else {
                    state.waiting.append(continuation)
                    return false
                }
                state.taken += 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    /// Hands one place to whoever has waited longest.
    fileprivate func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.served < state.waiting.count else {
                state.taken -= 1
                return nil
            }
            defer {
                state.served += 1
                if state.served == state.waiting.count || state.served > 1024 {
                    state.waiting.removeFirst(state.served)
                    state.served = 0
                }
            }
            return state.waiting[state.served]
        }
        next?.resume()
    }
}

/// A place in the gate, given back once however often that is tried.
private final class SendGatePlace: Sendable {
    private let gate: SendGate
    private let isLeft = Atomic(false)

    init(gate: SendGate) { self.gate = gate }

    func leave() {
        if !isLeft.exchange(true, ordering: .relaxed) { gate.leave() }
    }
}
