import Incidents
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepWatch

/// One site's time.
struct UptimeRow {
    let record: UptimeRecord
    /// As it was asked for.
    let window: Range<Timestamp>
    /// That struck it, those that turned out to be one counted once.
    let incidents: Int

    var name: String { record.series.subject.name }
    var vantage: String { record.series.vantage.name }

    /// In the documented order.
    var json: [JSONValue.Member] {
        let latency = record.summary.latency
        return [
            .init("subject", .text(name)),
            .init("subjectKind", .text(record.series.subject.kind.rawValue)),
            .init("vantage", .text(vantage)),
            .init("from", .text(window.lowerBound.rfc3339(milliseconds: true))),
            .init("to", .text(window.upperBound.rfc3339(milliseconds: true))),
            .init("uptime", Self.number(record.uptime.share)),
            .init("coverage", .number(record.uptime.coverage ?? 0)),
            .init("upMs", Self.milliseconds(record.uptime.up)),
            .init("downMs", Self.milliseconds(record.uptime.down)),
            .init("incidents", .integer(incidents)),
            .init("p50Ms", latency.value(at: 0.5).map(Self.milliseconds) ?? .null),
            .init("p99Ms", latency.value(at: 0.99).map(Self.milliseconds) ?? .null),
            .init("slo", record.promise.map(Self.json) ?? .null),
        ]
    }

    private static func json(_ promise: UptimeRecord.Promise) -> JSONValue {
        .object([
            .init("target", .number(promise.level.target)),
            .init("windowMs", milliseconds(promise.level.window)),
            .init("uptime", number(promise.uptime.share)),
            .init("coverage", .number(promise.uptime.coverage ?? 0)),
            .init("budgetMs", milliseconds(promise.budget.allowed)),
            .init("leftMs", milliseconds(promise.budget.left)),
            .init("left", number(promise.budget.shareLeft)),
        ])
    }

    private static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

    private static func milliseconds(_ length: Duration) -> JSONValue { .number(DecimalText.milliseconds(length)) }
}
