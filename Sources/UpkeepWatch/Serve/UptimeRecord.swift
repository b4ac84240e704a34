package import Incidents
package import UpkeepCore
package import UpkeepStore

/// How a subject fared over a time, and over that of its promise, by what the store keeps of it.
package struct UptimeRecord: Sendable {
    /// What a promise has come to.
    package struct Promise: Sendable {
        package let level: ServiceLevel
        /// Of the promise's own window, which ends with the record's.
        package let uptime: Uptime

        package var budget: ErrorBudget { level.budget(uptime) }
    }

    package let series: MonitoredSeries
    package let summary: ResultSummary
    package let uptime: Uptime
    /// nil: nothing is promised.
    package let promise: Promise?

    /// - Parameter window: not empty.
    package init(
        of series: MonitoredSeries, in window: Range<Timestamp>, level: ServiceLevel?, from store: some ResultStore
    ) async throws(StoreError) {
        self.series = series
        summary = try await store.summary(of: series, in: window, withLatency: true)
        uptime = Uptime(summary)
        if let level {
            promise = try await Promise(of: series, level, until: window.upperBound, from: store)
        } else {
            promise = nil
        }
    }
}

extension UptimeRecord.Promise {
    package init(
        of series: MonitoredSeries, _ level: ServiceLevel, until end: Timestamp, from store: some ResultStore
    ) async throws(StoreError) {
        self.level = level
        uptime = Uptime(
            try await store.summary(of: series, in: end + (.zero - level.window)..<end, withLatency: false))
    }
}

extension Uptime {
    /// What nobody saw is unknown, whether somebody looked or not.
    package init(_ summary: ResultSummary) {
        let known = Duration.milliseconds(summary.time.ok + summary.time.warning + summary.time.critical)
        let length = summary.window.upperBound - summary.window.lowerBound
        self.init(
            up: .milliseconds(summary.time.ok + summary.time.warning), down: .milliseconds(summary.time.critical),
            unknown: max(length - known, .zero))
    }
}
