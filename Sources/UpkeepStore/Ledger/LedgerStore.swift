package import UpkeepCore

/// Keeps what must not be lost: incidents, the timeline, what people said, the alerts owed, heartbeats, and the engine's state.
package protocol LedgerStore: Sendable {
    /// Keeps all of `entry`, or throws with nothing kept. When this returns, it survives the loss of power.
    @discardableResult
    func commit(_ entry: LedgerEntry) async throws(StoreError) -> LedgerReceipt

    /// Newest first.
    func incidents(_ query: IncidentQuery) async throws(StoreError) -> [IncidentRecord]

    /// By time, newest first; after an entry, in the order they were kept.
    func events(_ query: EventQuery) async throws(StoreError) -> [LedgerEvent]

    /// Those that hold at `time`, or all when it is nil; oldest first.
    func silences(at time: Timestamp?) async throws(StoreError) -> [SilenceRecord]

    func heartbeats() async throws(StoreError) -> [HeartbeatRecord]

    /// What was last kept under a name; nil when nothing is.
    func state(_ name: String) async throws(StoreError) -> [UInt8]?

    /// All that is kept under names that begin with `prefix`, by name.
    func states(under prefix: String) async throws(StoreError) -> [String: [UInt8]]

    /// Removes what is older than its retention.
    /// - Returns: how many rows are gone.
    func expire(at now: Timestamp) async throws(StoreError) -> Int
}
