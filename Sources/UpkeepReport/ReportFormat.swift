/// The forms a report can be printed in.
package enum ReportFormat: String, Sendable, Hashable, CaseIterable {
    /// For people: worst first, with what to do.
    case text
    /// One object, documented field by field in docs/json.md.
    case json
    /// One object per finding and line, then one that sums up.
    case ndjson
    /// Text exposition format 0.0.4, for a scrape or the textfile collector.
    case prometheus
    /// One line, performance data, then the details: a monitoring plugin's output.
    case nagios

    /// Whether a report's numbers come out in it.
    package var hasMeasurements: Bool {
        switch self {
        case .prometheus, .nagios: true
        case .text, .json, .ndjson: false
        }
    }
}
