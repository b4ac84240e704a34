/// Every kind of channel there is: a new one is one file and one line here.
package enum NotifierRegistry {
    package static let kinds: [any Notifier.Type] = [
        WebhookNotifier.self,
        ExecNotifier.self,
        MailNotifier.self,
        SlackNotifier.self,
        DiscordNotifier.self,
        TeamsNotifier.self,
        TelegramNotifier.self,
        NtfyNotifier.self,
        MatrixNotifier.self,
        PagerDutyNotifier.self,
        OpsgenieNotifier.self,
        AlertmanagerNotifier.self,
    ]

    /// By its word in the config.
    package static subscript(kind: String) -> (any Notifier.Type)? { kinds.first { $0.kind == kind } }
}
