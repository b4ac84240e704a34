import Synchronization
import UpkeepCore
import UpkeepStore

/// A store whose first answer about silences is held back until a test lets it go.
final class HeldStore: WatchStore {
    private let store: SQLiteWatchStore
    private let (taken, take) = AsyncStream.makeStream(of: Void.self)
    private let (released, release) = AsyncStream.makeStream(of: Void.self)
    private let isHolding = Mutex(false)

    init(_ store: SQLiteWatchStore) { self.store = store }

    /// From now on the next answer about silences waits.
    func hold() { isHolding.withLock { $0 = true } }

    /// Returns once an answer is there and waits.
    func untilTaken() async { for await _ in taken { break } }

    func letGo() { release.finish() }

    func silences(at time: Timestamp?) async throws(StoreError) -> [SilenceRecord] {
        let answer = try await store.silences(at: time)
        let isHeld = isHolding.withLock { isHolding in
            defer { isHolding = false }
            return isHolding
        }
        if isHeld {
            take.yield()
            for await _ in released {}
        }
        return answer
    }

    func commit(_ entry: LedgerEntry) async throws(StoreError) -> LedgerReceipt { try await store.commit(entry) }
    func incidents(_ query: IncidentQuery) async throws(StoreError) -> [IncidentRecord] {
        try await store.incidents(query)
    }
    func events(_ query: EventQuery) async throws(StoreError) -> [LedgerEvent] { try await store.events(query) }
    func heartbeats() async throws(StoreError) -> [HeartbeatRecord] { try await store.heartbeats() }
    func state(_ name: String) async throws(StoreError) -> [UInt8]? { try await store.state(name) }
    func states(under prefix: String) async throws(StoreError) -> [String: [UInt8]] {
        try await store.states(under: prefix)
    }
    func expire(at now: Timestamp) async throws(StoreError) -> Int { try await store.expire(at: now) }

    func append(_ results: [LookResult]) async throws(StoreError) -> AppendReceipt { try await store.append(results) }
    func maintain(at now: Timestamp) async throws(StoreError) -> MaintenanceReport { try await store.maintain(at: now) }
    func summary(
        of series: MonitoredSeries, in window: Range<Timestamp>, withLatency: Bool
    ) async throws(StoreError) -> ResultSummary {
        try await store.summary(of: series, in: window, withLatency: withLatency)
    }
    func history(
        of series: MonitoredSeries, in window: Range<Timestamp>, by step: HistoryStep
    ) async throws(StoreError) -> [ResultSummary] { try await store.history(of: series, in: window, by: step) }
    func results(
        of series: MonitoredSeries, in window: Range<Timestamp>, limit: Int
    ) async throws(StoreError) -> [LookResult] { try await store.results(of: series, in: window, limit: limit) }
    func monitored() async throws(StoreError) -> [MonitoredSeries] { try await store.monitored() }
}
