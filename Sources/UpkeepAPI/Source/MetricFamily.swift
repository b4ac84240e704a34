package import UpkeepCore

/// A metric with all its samples.
package struct MetricFamily: Sendable, Hashable {
    package struct Sample: Sendable, Hashable {
        package var labels: [Measurement.Label]
        package var value: Double

        package init(_ value: Double, labels: [Measurement.Label] = []) {
            self.labels = labels
            self.value = value
        }
    }

    package var metric: Metric
    package var samples: [Sample]

    package init(_ metric: Metric, _ samples: [Sample]) {
        self.metric = metric
        self.samples = samples
    }
}
