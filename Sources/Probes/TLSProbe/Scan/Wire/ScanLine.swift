import Checks
import NIOCore
import Synchronization
import UpkeepCore
import UpkeepNet

/// All connections of one look go through here: so many at a time, so many in a second, and none any more once the
/// server has stopped answering.
final class ScanLine: Sendable {
    private struct State: Sendable {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
        var nextStart = NIODeadline.now()
        /// Connections one after another that brought not a byte.
        var silent = 0
        var hasAnswered = false
        var over: ProbeFailure?
        var effort = ScanEffort()
    }

    /// So many connections in a row without a byte mean that there is nobody; or, where there was somebody, that the
    /// server or something before it has had enough. Old hellos alone, which some drop in silence, are fewer than that.
    private static let silenceLimit = (never: 4, anyMore: 8)
    /// The most talkative honest server, which takes every suite there is with every version, needs fewer.
    private static let connectionLimit = 1000

    let request: ScanRequest
    private let deadline: NIODeadline
    private let executor: LoopExecutor
    private let started = NIODeadline.now()
    private let state: Mutex<State>
    private let progress: (@Sendable (Int) -> Void)?

    /// - Parameter progress: told how many connections there have been, after each; must return at once.
    init(
        _ request: ScanRequest, deadline: NIODeadline, on executor: LoopExecutor,
        progress: (@Sendable (Int) -> Void)? = nil
    ) {
        self.request = request
        self.progress = progress
        self.deadline = deadline
        self.executor = executor
        state = Mutex(State(free: max(1, request.concurrency)))
    }

    /// What all of it has cost so far.
    var effort: ScanEffort {
        var effort = state.withLock { $0.effort }
        effort.elapsed = (NIODeadline.now() - started).duration
        return effort
    }

    /// Why nothing is asked any more; nil while it is.
    var over: ProbeFailure? { state.withLock { $0.over } }

    /// One connection for `talk`, after the words that lead to TLS where the protocol has them.
    func hold<Talk: Conversation>(_ talk: Talk) async -> Talk {
        guard let kind = request.starttls else { return await connect(talk) }
        return await connect(Preluded(StartTLSDialogue(kind, name: request.expectedName), then: talk)).inner
    }

    /// One connection for `talk` from its first byte on.
    func connect<Talk: Conversation>(_ talk: Talk) async -> Talk {
        await enter()
        defer { leave() }
        if let refusal = await refusal() {
            var talk = talk
            talk.ended(refusal)
            return talk
        }
        let limit = WireLimit(
            connectTime: TimeAmount(request.connectTime), answerTime: TimeAmount(request.answerTime),
            deadline: deadline)
        let outcome = await Wire.hold(talk, with: request.endpoint, limit: limit, on: executor)
        note(outcome)
        return outcome.talk
    }

    private func enter() async {
        await withCheckedContinuation { continuation in
            let mayGo = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if mayGo { continuation.resume() }
        }
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }

    /// Waits for its turn under the rate; says why there is none.
    private func refusal() async -> ProbeFailure? {
        if let rate = request.rate, rate > 0 {
            let start = state.withLock { state in
                let start = max(state.nextStart, .now())
                state.nextStart = start + .nanoseconds(Int64(1_000_000_000 / rate))
                return start
            }
            let wait = min(start, deadline) - .now()
            if wait > .zero { try? await Task.sleep(for: wait.duration) }
        }
        if let over { return over }
        if Task.isCancelled { return .cancelled(.connect, phase: .connect) }
        guard deadline <= .now() else { return nil }
        return ProbeFailure(.connect, .timedOut, phase: .connect, "the time for the whole look was up")
    }

    private func note(_ outcome: WireOutcome<some Conversation>) {
        state.withLock { state in
            state.effort.connections += 1
            state.effort.bytesSent += outcome.sent
            state.effort.bytesReceived += outcome.received
            let count = state.effort.connections
            progress?(count)
            if count >= Self.connectionLimit, state.over == nil {
                state.over = ProbeFailure(
                    .tls, .tooLarge, phase: .tls, "it said yes to everything for \(count) connections")
            }
            // To be hung up on is an answer.
            guard outcome.received == 0, let failure = outcome.failure,
                failure.layer == .connect || failure.kind == .timedOut
            else {
                state.silent = 0
                state.hasAnswered = true
                return
            }
            state.silent += 1
            let limit = state.hasAnswered ? Self.silenceLimit.anyMore : Self.silenceLimit.never
            guard state.silent >= limit, state.over == nil else { return }
            state.over = ProbeFailure(
                failure.layer, failure.kind, phase: failure.phase,
                "the server stopped answering after \(state.effort.connections) connections: \(failure.detail)")
        }
    }
}
