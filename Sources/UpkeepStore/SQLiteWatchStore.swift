package import UpkeepCore

/// ``WatchStore`` in two SQLite files of one folder, beside what `check` and `why` remember in theirs.
package struct SQLiteWatchStore: WatchStore {
    private let results: ResultFile
    private let ledger: LedgerFile

    /// Opens both, made when they are not there.
    package init(
        folder: String, retention: Retention = .standard, ledgerRetention: LedgerRetention = .standard
    ) throws(StoreError) {
        ledger = try LedgerFile(folder: folder, retention: ledgerRetention)
        results = try ResultFile(folder: folder, retention: retention)
    }
}

extension SQLiteWatchStore {
    package func append(_ results: [LookResult]) async throws(StoreError) -> AppendReceipt {
        try await self.results.append(results)
    }

    package func maintain(at now: Timestamp) async throws(StoreError) -> MaintenanceReport {
        try await results.maintain(at: now)
    }

    package func summary(
        of series: MonitoredSeries, in window: Range<Timestamp>, withLatency: Bool
    ) async throws(StoreError) -> ResultSummary {
        try await results.summary(of: series, in: window, withLatency: withLatency)
    }

    package func history(
        of series: MonitoredSeries, in window: Range<Timestamp>, by step: HistoryStep
    ) async throws(StoreError) -> [ResultSummary] {
        try await results.history(of: series, in: window, by: step)
    }

    package func results(
        of series: MonitoredSeries, in window: Range<Timestamp>, limit: Int
    ) async throws(StoreError) -> [LookResult] {
        try await results.results(of: series, in: window, limit: limit)
    }

    package func monitored() async throws(StoreError) -> [MonitoredSeries] { try await results.monitored() }
}

extension SQLiteWatchStore {
    @discardableResult
    package func commit(_ entry: LedgerEntry) async throws(StoreError) -> LedgerReceipt {
        try await ledger.commit(entry)
    }

    package func incidents(_ query: IncidentQuery) async throws(StoreError) -> [IncidentRecord] {
        try await ledger.incidents(query)
    }

    package func events(_ query: EventQuery) async throws(StoreError) -> [LedgerEvent] {
        try await ledger.events(query)
    }

    package func silences(at time: Timestamp?) async throws(StoreError) -> [SilenceRecord] {
        try await ledger.silences(at: time)
    }

    package func heartbeats() async throws(StoreError) -> [HeartbeatRecord] { try await ledger.heartbeats() }

    package func state(_ name: String) async throws(StoreError) -> [UInt8]? { try await ledger.state(name) }

    package func states(under prefix: String) async throws(StoreError) -> [String: [UInt8]] {
        try await ledger.states(under: prefix)
    }

    package func expire(at now: Timestamp) async throws(StoreError) -> Int { try await ledger.expire(at: now) }
}
