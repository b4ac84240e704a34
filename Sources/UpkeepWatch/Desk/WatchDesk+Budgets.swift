import Incidents
import UpkeepCore
import UpkeepStore
import UpkeepSystem

extension WatchDesk {
    private static let targetMetric = Metric(
        "upkeep_slo_target_ratio", help: "The share of time in which the site is promised to be up.")
    private static let uptimeMetric = Metric(
        "upkeep_slo_uptime_ratio", help: "The share of the known time of the promise's window in which it was up.")
    private static let coverageMetric = Metric(
        "upkeep_slo_coverage_ratio", help: "How much of the promise's window is known.")
    private static let budgetMetric = Metric(
        "upkeep_slo_budget_remaining_ratio",
        help: "What is left of the time that the site may be down; below 0 when more is gone.")

    /// Reckons anew what is left of each promise.
    func reckonBudgets() async {
        let now = clock.now
        for (subject, monitor) in monitors {
            guard let level = monitor.level else { continue }
            let series = MonitoredSeries(subject, from: vantage)
            // What cannot be read now stays as it was reckoned last.
            guard let promise = try? await UptimeRecord.Promise(of: series, level, until: now, from: store) else {
                continue
            }
            promises[subject] = promise
        }
    }

    /// For `/metrics`, of the sites that have a promise to keep.
    var budgetMeasurements: [Measurement] {
        monitors.keys.sorted { $0.watchKey < $1.watchKey }.flatMap { subject -> [Measurement] in
            guard let promise = promises[subject], promise.level == monitors[subject]?.level else { return [] }
            var all = [
                Measurement(Self.targetMetric, subject, promise.level.target),
                Measurement(Self.coverageMetric, subject, promise.uptime.coverage ?? 0),
            ]
            if let share = promise.uptime.share { all.append(Measurement(Self.uptimeMetric, subject, share)) }
            // Of what nobody saw nothing is known to be left.
            if promise.uptime.known > .zero, let left = promise.budget.shareLeft {
                all.append(Measurement(Self.budgetMetric, subject, left))
            }
            return all
        }
    }
}
