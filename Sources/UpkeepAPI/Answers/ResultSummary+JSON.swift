import UpkeepCore
import UpkeepReport
import UpkeepStore

extension ResultSummary {
    static let fields: [APIShape.Field] = [
        .init("from", .time, "where the time that is answered for begins"),
        .init("to", .time, "where it ends"),
        .init(
            "uptime", .orNull(.number),
            "the share of the known time that was ok or warning, 0 to 1; null when none is known"),
        .init("coverage", .number, "the share of the time of which it is known whether the subject was up, 0 to 1"),
        .init("looks", .object(counted("looks that were")), "how many looks there were"),
        .init("timeMs", .object(counted("milliseconds known to have been")), "how long each status was known to hold"),
        .init(
            "latencyMs",
            .orNull(
                .object([
                    .init("mean", .number, "the mean"), .init("p50", .number, "half of the answers took less"),
                    .init("p90", .number, "nine in ten took less"), .init("p99", .number, "99 in a hundred took less"),
                ])), "how long answers took; null when there was none"),
    ]

    var members: [JSONValue.Member] {
        [
            .init("from", .time(window.lowerBound)), .init("to", .time(window.upperBound)),
            .init("uptime", uptime.map { .number($0) } ?? .null), .init("coverage", .number(coverage)),
            .init("looks", Self.json(looks)), .init("timeMs", Self.json(time)),
            .init("latencyMs", latency.json),
        ]
    }

    private static func counted(_ what: String) -> [APIShape.Field] {
        Status.allCases.map { .init($0.rawValue, .integer, "\(what) \($0.rawValue)") }
    }

    private static func json(_ tally: StatusTally) -> JSONValue {
        .object(
            Status.allCases.map { .init($0.rawValue, .integer(Int(clamping: tally[$0]))) })
    }
}

extension LatencyHistogram {
    fileprivate var json: JSONValue {
        guard let mean, let half = value(at: 0.5), let nine = value(at: 0.9), let most = value(at: 0.99) else {
            return .null
        }
        return .object([
            .init("mean", .milliseconds(mean)), .init("p50", .milliseconds(half)), .init("p90", .milliseconds(nine)),
            .init("p99", .milliseconds(most)),
        ])
    }
}
