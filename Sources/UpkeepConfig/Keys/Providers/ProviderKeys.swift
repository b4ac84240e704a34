/// Every kind of channel there is, in the order of the reference.
enum ProviderKeys {
    static let all: [Key<ChannelDraft>] = [
        SlackSettings.key, DiscordSettings.key, TeamsSettings.key, TelegramSettings.key, NtfySettings.key,
        MatrixSettings.key, MailSettings.key, PagerDutySettings.key, OpsgenieSettings.key, AlertmanagerSettings.key,
        WebhookSettings.key, ExecSettings.key,
    ]
}
