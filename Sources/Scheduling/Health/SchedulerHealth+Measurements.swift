package import UpkeepCore

extension SchedulerHealth {
    /// For `/metrics`.
    package var measurements: [Measurement] {
        let missed = MissedCause.allCases.map { cause in
            Measurement(
                Self.missedMetric, Self.subject, Double(self.missed[cause] ?? 0),
                labels: [Measurement.Label("cause", cause.rawValue)])
        }
        let lateness = [("0.5", recentLateness.median), ("0.99", recentLateness.p99)].compactMap { quantile, value in
            value.map {
                Measurement(
                    Self.latenessMetric, Self.subject, $0.inSeconds, labels: [Measurement.Label("quantile", quantile)])
            }
        }
        return [
            Measurement(Self.jobsMetric, Self.subject, Double(jobs)),
            Measurement(Self.looksMetric, Self.subject, Double(looks)),
            Measurement(Self.runningMetric, Self.subject, Double(running)),
            Measurement(Self.waitingMetric, Self.subject, Double(waiting)),
        ] + missed + lateness
    }

    private static let jobsMetric = Metric("upkeep_watch_jobs", help: "What is looked at.")
    private static let looksMetric = Metric("upkeep_watch_looks_total", help: "Looks made.", kind: .counter)
    private static let runningMetric = Metric("upkeep_watch_looks_running", help: "Looks under way.")
    private static let waitingMetric = Metric(
        "upkeep_watch_looks_waiting", help: "Looks that are due and wait for their turn at their host.")
    private static let missedMetric = Metric(
        "upkeep_watch_missed_slots_total", help: "Times at which something was to be looked at and was not, by why.",
        kind: .counter)
    private static let latenessMetric = Metric(
        "upkeep_watch_lateness_seconds", help: "How late looks started in the last minutes.")
}
