import Checks
import Notifiers

/// The keys of `pagerduty`.
struct PagerDutySettings: ProviderSettings {
    var routingKey: Secret?
    var server: NotifierURL?

    static let provider: any Notifier.Type = PagerDutyNotifier.self
    static let otherNames = ["pager_duty", "pager"]
    static let summary = "PagerDuty's Events API v2: one alert per incident, opened, acknowledged and resolved"
    static let oneOf = [["routing_key", "routing_key_file"]]
    static let keys: [Key<PagerDutySettings>] = [
        Key(
            "routing_key", .secret, example: "${PAGERDUTY_KEY}", otherNames: ["key", "integration_key", "service_key"],
            "of an \"Events API v2\" integration, 32 characters"
        ) { $0.routingKey = $1 },
        Key(
            "routing_key_file", .secretFile, example: "/etc/upkeep/pagerduty.key", shown: false,
            "the path of a file with the key"
        ) { $0.routingKey = $1 },
        Key(
            "server", .serverURL, standard: .words("`https://events.pagerduty.com`"),
            example: "https://events.eu.pagerduty.com", shown: false, otherNames: ["url"],
            "for accounts in another region"
        ) { $0.server = $1 },
    ]

    func notifier() -> (any Notifier)? { routingKey.map { PagerDutyNotifier(routingKey: $0, server: server) } }
}
