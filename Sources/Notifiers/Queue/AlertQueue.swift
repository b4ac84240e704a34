import UpkeepCore
package import UpkeepSystem

/// The durable queue of alerts: whatever it took in is written down first, tried until it is delivered, and told to be over
/// to everyone who was told that it began.
///
/// Deciding is ``QueueState``'s; here is only the waiting, the sending and the writing down.
package actor AlertQueue {
    package typealias Deliver = @Sendable ([Alert], AlertChannel) async -> DeliveryOutcome

    /// The wait before what could not be written down is tried again.
    private static let storageRetry = Duration.seconds(5)
    /// No wait is longer, so that a mistake in reckoning costs an hour and not an alert.
    private static let longestWait = Duration.seconds(3600)

    private let storage: any AlertQueueStorage
    private let clock: SystemClock
    private let deliver: Deliver
    private let patience: Duration
    private let signal = WakeSignal()
    private var state: QueueState
    private var list: [String: AlertChannel]

    private var isWriting = false
    private var writers: [CheckedContinuation<Void, Never>] = []
    private var storageFailure: String?
    private var storageRetryAt: Timestamp?

    /// - Parameters:
    ///   - stored: what `storage` was found to hold.
    ///   - patience: how much longer than ``run()`` a message may take that is on its way then: one that was taken, and of
    ///     which nobody waited to hear it, would be sent again after the next start.
    ///   - deliver: one attempt, usually ``Courier/deliver(_:through:)``; it must end by itself.
    package init(
        channels: [AlertChannel], storage: any AlertQueueStorage, stored: StoredQueue, clock: SystemClock,
        patience: Duration = .seconds(3), deliver: @escaping Deliver
    ) {
        self.patience = patience
        self.storage = storage
        // Waits are reckoned on a date that nobody can set while the process lives.
        self.clock = clock.starting(at: clock.now)
        self.deliver = deliver
        list = Dictionary(channels.map { ($0.name, $0) }) { _, last in last }
        state = QueueState(channels: channels, stored: stored, now: clock.now)
    }

    /// Takes alerts in; they are durable when it returns, unless the storage fails, which ``health`` then says.
    package func send(_ alerts: [RoutedAlert]) async {
        let now = clock.now
        for routed in alerts {
            state.send(routed.alert, to: routed.route, isForNewcomers: routed.isForNewcomers, at: now)
        }
        await write()
        signal.wake()
    }

    /// - Returns: false when no such incident is open, or it was acknowledged before.
    package func acknowledge(_ incident: String, by person: String) async -> Bool {
        let isNew = state.acknowledge(incident, by: person, at: clock.now)
        await write()
        signal.wake()
        return isNew
    }

    /// Nobody cares for an incident any more: it is reminded of again.
    package func unacknowledge(_ incident: String) async {
        state.unacknowledge(incident, at: clock.now)
        await write()
        signal.wake()
    }

    /// Exactly these incidents are silenced: of them nobody is reminded, and they are told to no others, until they are not.
    package func hush(_ incidents: Set<String>) {
        state.hush(incidents)
        signal.wake()
    }

    /// New settings, from now on.
    package func configure(_ channels: [AlertChannel]) async {
        list = Dictionary(channels.map { ($0.name, $0) }) { _, last in last }
        state.configure(channels)
        await write()
        signal.wake()
    }

    /// Incidents that somebody was told of and not yet that they are over, by id.
    package var incidents: [ToldIncident] { state.incidents.values.sorted { $0.incident < $1.incident } }

    /// By name.
    package var channels: [AlertChannel] { list.values.sorted { $0.name < $1.name } }

    package var health: QueueHealth { QueueHealth(state, storageFailure: storageFailure, at: clock.now) }

    /// Whether all that it took in is on disk, as far as it was tried.
    package var isKept: Bool { storageFailure == nil }

    /// Tries once more to write down what is not on disk yet, before the end.
    package func finish() async { await write() }

    /// Delivers until its task is cancelled; what is still on its way a little later is tried again after the next start.
    package func run() async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let now = clock.now
                state.remind(at: now)
                let dispatches = state.dispatches(at: now)
                if state.hasChanges { await write() }
                for dispatch in dispatches { group.addTask { await self.carry(dispatch) } }
                await pause()
            }
            group.cancelAll()
        }
    }

    private func carry(_ dispatch: Dispatch) async {
        guard let channel = list[dispatch.channel] else { return }
        let delivery = Task { await deliver(dispatch.alerts, channel) }
        let outcome = await withTaskCancellationHandler {
            await delivery.value
        } onCancel: {
            guard patience > .zero else { return delivery.cancel() }
            Task {
                try? await clock.sleep(for: patience)
                delivery.cancel()
            }
        }
        // An attempt that was broken off says nothing about the channel; it stays owed.
        if delivery.isCancelled, !outcome.isDelivered { return }
        state.settle(dispatch, outcome, at: clock.now)
        await write()
        signal.wake()
    }

    private func pause() async {
        let now = clock.now
        let retryAt = state.hasChanges ? storageRetryAt : nil
        let next = [state.nextWake(after: now), retryAt].compactMap { $0 }.min()
        let wait = min(next.map { $0 - now } ?? Self.longestWait, Self.longestWait)
        guard wait > .zero else { return await Task.yield() }
        await signal.wait(wait, on: clock)
    }

    /// Writes down all that changed; while one write goes on, the next collects what comes meanwhile.
    private func write() async {
        if isWriting {
            await withCheckedContinuation { writers.append($0) }
            return
        }
        isWriting = true
        while state.hasChanges || !writers.isEmpty {
            let waiting = writers
            writers = []
            let isWritten = await commit()
            for writer in waiting { writer.resume() }
            if !isWritten { break }
        }
        isWriting = false
        let waiting = writers
        writers = []
        for writer in waiting { writer.resume() }
    }

    private func commit() async -> Bool {
        let changes = state.takeChanges()
        guard !changes.isEmpty else { return true }
        do {
            // Not as a part of whoever asked for it: what has begun is written down, though that one is told to stop.
            try await Task { [storage] in try await storage.commit(changes) }.value
            storageFailure = nil
            storageRetryAt = nil
            return true
        } catch {
            state.remember(changes)
            storageFailure = (error as? any UpkeepError)?.message ?? "\(error)"
            storageRetryAt = clock.now + Self.storageRetry
            return false
        }
    }
}
