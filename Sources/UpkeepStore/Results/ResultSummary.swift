package import UpkeepCore

/// What the results of a subject came to over a time.
package struct ResultSummary: Sendable, Hashable {
    /// The time that is answered for: as asked, but narrowed to whole minutes, hours or days where nothing finer is kept
    /// any more.
    package var window: Range<Timestamp>
    /// How many looks had each status.
    package var looks = StatusTally()
    /// Milliseconds for which each status was known; never more in all than the window has.
    package var time = StatusTally()
    /// Empty when latencies were not asked for.
    package var latency = LatencyHistogram()
    /// What answering took.
    package var cost = QueryCost()

    package init(window: Range<Timestamp>) { self.window = window }

    /// The share of the known time that was ok or warning, 0 to 1; nil when no time is known. Unknown and unobserved time
    /// is neither up nor down: ``coverage`` says how much there is of it.
    package var uptime: Double? {
        let up = time.ok + time.warning
        let known = up + time.critical
        return known > 0 ? Double(up) / Double(known) : nil
    }

    /// The share of the window for which it is known whether the subject was up, 0 to 1.
    package var coverage: Double {
        let length = Slice.milliseconds(window.upperBound) - Slice.milliseconds(window.lowerBound)
        return length > 0 ? min(1, Double(time.ok + time.warning + time.critical) / Double(length)) : 0
    }
}
