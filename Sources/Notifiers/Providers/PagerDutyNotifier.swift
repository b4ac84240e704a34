package import Checks
import HTTPWire
package import UpkeepCore
import UpkeepReport

/// PagerDuty's Events API v2: trigger, acknowledge and resolve under one key per incident.
package struct PagerDutyNotifier: Notifier {
    package static let kind = "pagerduty"

    /// `routing-key`: of an "Events API v2" integration, 32 characters; a secret.
    package var routingKey: Secret
    /// `server`: for accounts in another region, e.g. `https://events.eu.pagerduty.com`.
    package var server: NotifierURL

    package init(routingKey: Secret, server: NotifierURL? = nil) {
        self.routingKey = routingKey
        self.server =
            server
            ?? NotifierURL(WebURL(scheme: .https, host: .name("events.pagerduty.com"), port: 443, target: "/"))
    }

    package var destination: Destination? { Destination(server.url) }
    package var secrets: [Secret] { server.secrets + [routingKey] }
    package var grouping: Grouping { .each }

    /// It reminds and escalates by rules of its own.
    package func takes(_ kind: Alert.Kind) -> Bool { kind != .reminder }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        let action =
            switch alert.kind {
            case .resolved: "resolve"
            case .acknowledged: "acknowledge"
            case .opened, .updated, .reminder, .flapping, .test, .summary: "trigger"
            }
        var body: [JSONValue.Member] = [
            .init("routing_key", .text(routingKey.value)), .init("event_action", .text(action)),
            .init("dedup_key", .text(alert.dedupKey.clipped(255, .characters))),
        ]
        if action == "trigger" { body += trigger(alert) }
        return .http(HTTPMessage(url: server.appending("/v2/enqueue"), json: .object(body)))
    }

    private func trigger(_ alert: Alert) -> [JSONValue.Member] {
        let details = AlertDetails(alert, shown: 200)
        var facts = details.facts.map { JSONValue.Member($0.name, .text($0.value)) }
        if let change = details.change { facts.insert(.init("what changed", .text(change)), at: 0) }
        if let note = details.note { facts.append(.init("note", .text(note))) }
        if !details.subjects.isEmpty {
            facts.append(
                .init("subjects", .array((details.subjects + (details.more.map { [$0] } ?? [])).map { .text($0) })))
        }
        let payload = JSONValue.object([
            .init("summary", .text(alert.headline.oneLine.clipped(1024, .characters))),
            .init("source", .text(alert.subjects.first?.oneLine.clipped(255, .characters) ?? "upkeep")),
            .init("severity", .text(Self.severity(alert))), .init("timestamp", .text(alert.openedAt.rfc3339())),
            .init("custom_details", .object(facts)),
        ])
        let links = details.links.compactMap { link in
            link.safeURL.map { JSONValue.object([.init("href", .text($0)), .init("text", .text(link.title))]) }
        }
        return [.init("payload", payload), .init("links", .array(links)), .init("client", .text("upkeep"))]
    }

    private static func severity(_ alert: Alert) -> String {
        if alert.kind == .test { return "info" }
        return switch alert.status {
        case .critical: "critical"
        case .unknown: "error"
        case .warning: "warning"
        case .ok: "info"
        }
    }
}
