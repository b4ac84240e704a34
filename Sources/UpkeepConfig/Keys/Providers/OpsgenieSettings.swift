import Checks
import Notifiers

/// The keys of `opsgenie`.
struct OpsgenieSettings: ProviderSettings {
    var key: Secret?
    var server: NotifierURL?
    var responders: [String] = []

    static let provider: any Notifier.Type = OpsgenieNotifier.self
    static let summary = "Opsgenie's Alert API: one alert per incident, opened, acknowledged and closed"
    static let oneOf = [["key", "key_file"]]
    static let keys: [Key<OpsgenieSettings>] = [
        Key("key", .secret, example: "${OPSGENIE_KEY}", otherNames: ["api_key", "token"], "of an API integration") {
            $0.key = $1
        },
        Key(
            "key_file", .secretFile, example: "/etc/upkeep/opsgenie.key", shown: false,
            "the path of a file with the key"
        ) { $0.key = $1 },
        Key(
            "server", .serverURL, standard: .words("`https://api.opsgenie.com`"),
            example: "https://api.eu.opsgenie.com",
            shown: false, otherNames: ["url"], "for accounts in another region"
        ) { $0.server = $1 },
        Key(
            "responders", .many(.name), standard: .words("the integration's own"), example: "[web]", shown: false,
            otherNames: ["teams", "team"], "names of teams to call"
        ) { $0.responders = $1 },
    ]

    func notifier() -> (any Notifier)? { key.map { OpsgenieNotifier(key: $0, server: server, responders: responders) } }
}
