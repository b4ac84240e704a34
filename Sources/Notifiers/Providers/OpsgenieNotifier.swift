package import Checks
import HTTPWire
package import UpkeepCore
import UpkeepReport

/// Opsgenie's Alert API: create, note, acknowledge and close under one alias per incident.
package struct OpsgenieNotifier: Notifier {
    package static let kind = "opsgenie"

    /// `key`: of an API integration; a secret.
    package var key: Secret
    /// `server`: for accounts in another region, e.g. `https://api.eu.opsgenie.com`.
    package var server: NotifierURL
    /// `responders`: names of teams to call; none: the integration's own.
    package var responders: [String]

    package init(key: Secret, server: NotifierURL? = nil, responders: [String] = []) {
        self.key = key
        self.server =
            server ?? NotifierURL(WebURL(scheme: .https, host: .name("api.opsgenie.com"), port: 443, target: "/"))
        self.responders = responders
    }

    package var destination: Destination? { Destination(server.url) }
    package var secrets: [Secret] { server.secrets + [key] }
    package var grouping: Grouping { .each }

    /// It reminds and escalates by rules of its own.
    package func takes(_ kind: Alert.Kind) -> Bool { kind != .reminder }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        let alias = alert.dedupKey.clipped(512, .characters)
        let path = "/v2/alerts/\(alias.percentEncoded)"
        switch alert.kind {
        case .resolved: return request("\(path)/close?identifierType=alias", note(alert))
        case .acknowledged: return request("\(path)/acknowledge?identifierType=alias", note(alert))
        // Created again under its alias, it counts as the same alert, and its description is not changed; so what is
        // new goes into the message of the count.
        case .opened, .updated, .reminder, .flapping, .test, .summary:
            return request("/v2/alerts", created(alert, alias))
        }
    }

    private func request(_ path: String, _ json: JSONValue) -> OutgoingMessage {
        .http(HTTPMessage(url: server.appending(path), authorization: "GenieKey \(key.value)", json: json))
    }

    private func note(_ alert: Alert) -> JSONValue {
        let text = [alert.title(), AlertDetails(alert).plainText].joined(separator: "\n")
        return .object([.init("source", .text("upkeep")), .init("note", .text(text.clipped(20_000, .characters)))])
    }

    private func created(_ alert: Alert, _ alias: String) -> JSONValue {
        let details = AlertDetails(alert, shown: 100)
        var body: [JSONValue.Member] = [
            .init("message", .text(alert.title(limit: 130))), .init("alias", .text(alias)),
            .init("description", .text(details.plainText.clipped(15_000, .characters))),
            .init("entity", .text((alert.subjects.first ?? "").oneLine.clipped(512, .characters))),
            .init("source", .text("upkeep")), .init("priority", .text(Self.priority(alert))),
            .init("tags", .array([.text("upkeep"), .text(alert.stateWord)])),
        ]
        if !responders.isEmpty {
            body.append(
                .init(
                    "responders",
                    .array(
                        responders.map { .object([.init("name", .text($0)), .init("type", .text("team"))]) })))
        }
        return .object(body)
    }

    private static func priority(_ alert: Alert) -> String {
        if alert.kind == .test { return "P5" }
        return switch alert.status {
        case .critical: "P1"
        case .unknown: "P2"
        case .warning: "P3"
        case .ok: "P5"
        }
    }
}
