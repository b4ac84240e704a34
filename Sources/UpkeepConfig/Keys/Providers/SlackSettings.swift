import Notifiers

/// The keys of `slack`.
struct SlackSettings: ProviderSettings {
    var url: NotifierURL?
    var channel: String?

    static let provider: any Notifier.Type = SlackNotifier.self
    static let otherNames = ["mattermost", "rocketchat", "rocket.chat"]
    static let summary = "Slack's incoming webhooks, and what takes the same: Mattermost, Rocket.Chat"
    static let oneOf = [["url", "url_file"]]
    static let keys: [Key<SlackSettings>] = [
        Key(
            "url", .secretURL, example: "${SLACK_URL}", otherNames: ["webhook", "webhook_url", "webhook-url", "hook"],
            "the incoming webhook's"
        ) { $0.url = $1 },
        Key(
            "url_file", .secretURLFile, example: "/etc/upkeep/slack.url", shown: false,
            "the path of a file with the URL"
        ) { $0.url = $1 },
        Key(
            "channel", .name, standard: .words("the webhook's own"), example: "'#ops'",
            "where to post instead; Slack itself ignores it, Mattermost does not"
        ) { $0.channel = $1 },
    ]

    func notifier() -> (any Notifier)? { url.map { SlackNotifier(url: $0, channel: channel) } }
}
