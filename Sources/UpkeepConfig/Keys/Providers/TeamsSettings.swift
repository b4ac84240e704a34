import Notifiers

/// The keys of `teams`.
struct TeamsSettings: ProviderSettings {
    var url: NotifierURL?

    static let provider: any Notifier.Type = TeamsNotifier.self
    static let otherNames = ["msteams", "microsoft_teams", "ms_teams"]
    static let summary = "Microsoft Teams, by a workflow's webhook"
    static let oneOf = [["url", "url_file"]]
    static let keys: [Key<TeamsSettings>] = [
        Key(
            "url", .secretURL, example: "${TEAMS_URL}", otherNames: ["webhook", "webhook_url", "webhook-url", "hook"],
            "of the workflow \"post to a channel when a webhook request is received\""
        ) { $0.url = $1 },
        Key(
            "url_file", .secretURLFile, example: "/etc/upkeep/teams.url", shown: false,
            "the path of a file with the URL"
        ) { $0.url = $1 },
    ]

    func notifier() -> (any Notifier)? { url.map { TeamsNotifier(url: $0) } }
}
