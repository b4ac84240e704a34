package import UpkeepCore

/// Keeps every result for a while, and what they come to for years.
package protocol ResultStore: Sendable {
    /// Keeps results, in any order, in one transaction. Call it about once a second with all that came in since.
    ///
    /// A result that was appended survives the end of the process at any instant. When the machine loses power, those since
    /// the last checkpoint may be lost, a minute's at most.
    /// - Throws: `disk-full` and others, with nothing kept: keep the results and try again.
    func append(_ results: [LookResult]) async throws(StoreError) -> AppendReceipt

    /// Packs and rolls up what is complete, removes what is too old or too much, and moves the write-ahead log into the
    /// file. Call it every few seconds; each call does a bounded amount.
    func maintain(at now: Timestamp) async throws(StoreError) -> MaintenanceReport

    /// What a subject's results came to over any time.
    /// - Parameter withLatency: false spares decoding latencies where only uptime is asked.
    func summary(
        of series: MonitoredSeries, in window: Range<Timestamp>, withLatency: Bool
    ) async throws(StoreError) -> ResultSummary

    /// The same piece by piece, for a chart, oldest first; pieces without any result or known time are left out.
    func history(
        of series: MonitoredSeries, in window: Range<Timestamp>, by step: HistoryStep
    ) async throws(StoreError) -> [ResultSummary]

    /// Single results that are still kept, newest first.
    func results(
        of series: MonitoredSeries, in window: Range<Timestamp>, limit: Int
    ) async throws(StoreError) -> [LookResult]

    /// All that there are results of.
    func monitored() async throws(StoreError) -> [MonitoredSeries]
}
