import UpkeepAPI
import UpkeepCore

/// Measurements put together by metric.
struct MetricFamilies {
    private var order: [Metric] = []
    private var samples: [Metric: [MetricFamily.Sample]] = [:]

    /// - Parameter instance: whether the subject is worth a label, as blackbox_exporter's targets have it.
    mutating func add(_ measurement: Measurement, instance: Bool) {
        if samples[measurement.metric] == nil { order.append(measurement.metric) }
        let own = instance ? [Measurement.Label("instance", measurement.subject.name)] : []
        samples[measurement.metric, default: []].append(.init(measurement.value, labels: own + measurement.labels))
    }

    var all: [MetricFamily] { order.map { MetricFamily($0, samples[$0] ?? []) } }
}
