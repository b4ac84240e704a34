import Notifiers

/// The keys of `discord`.
struct DiscordSettings: ProviderSettings {
    var url: NotifierURL?
    var username: String?

    static let provider: any Notifier.Type = DiscordNotifier.self
    static let summary = "Discord's webhooks"
    static let oneOf = [["url", "url_file"]]
    static let keys: [Key<DiscordSettings>] = [
        Key(
            "url", .secretURL, example: "${DISCORD_URL}",
            otherNames: ["webhook", "webhook_url", "webhook-url", "hook"],
            "the webhook's"
        ) { $0.url = $1 },
        Key(
            "url_file", .secretURLFile, example: "/etc/upkeep/discord.url", shown: false,
            "the path of a file with the URL"
        ) { $0.url = $1 },
        Key(
            "username", .name, standard: .words("the webhook's own"), example: "upkeep", "the name to show instead"
        ) { $0.username = $1 },
    ]

    func notifier() -> (any Notifier)? { url.map { DiscordNotifier(url: $0, username: username) } }
}
