import UpkeepCore

/// Measurements as `'label'=value[UOM]` pairs, as the monitoring-plugins guidelines write them.
struct PerformanceData {
    let text: String

    /// - Parameter manySubjects: labels then begin with the subject's name, because they must be unique in a line.
    init(_ measurements: [Measurement], manySubjects: Bool) {
        var seen: Set<String> = []
        text = measurements.compactMap { measurement -> String? in
            guard PerformanceData.isWanted(measurement.metric), let number = DecimalText.plain(measurement.value)
            else { return nil }
            let who = manySubjects ? [measurement.subject.name] : []
            let words = who + [measurement.metric.name] + measurement.labels.map(\.value)
            let label = PerformanceData.safe(words.joined(separator: " "))
            guard seen.insert(label).inserted else { return nil }
            return "'\(label)'=\(number)\(PerformanceData.unit(measurement.metric))"
        }.joined(separator: " ")
    }

    /// Times, sizes, ends of certificates and success; a graph of a version or a status code shows nothing.
    private static func isWanted(_ metric: Metric) -> Bool {
        metric.name == "probe_success"
            || ["_seconds", "_bytes", "_length", "_cert_expiry"].contains { metric.name.hasSuffix($0) }
    }

    /// A moment is no length of time, so it gets no unit.
    private static func unit(_ metric: Metric) -> String {
        if metric.name.hasSuffix("_timestamp_seconds") { return "" }
        if metric.name.hasSuffix("_seconds") { return "s" }
        return metric.name.hasSuffix("_bytes") ? "B" : ""
    }

    /// The quote ends a label and `=` ends its name, so neither may appear inside.
    private static func safe(_ label: String) -> String {
        String(PluginText.safe(label).map { $0 == "'" || $0 == "=" ? "_" : $0 })
    }
}
