import Checks
import Notifiers

/// The keys of `telegram`.
struct TelegramSettings: ProviderSettings {
    var token: Secret?
    var chat: String?
    var thread: Int?
    var server: NotifierURL?

    static let provider: any Notifier.Type = TelegramNotifier.self
    static let summary = "a Telegram bot that writes into a chat"
    static let oneOf = [["token", "token_file"]]
    static let blame: [NotifierError.Reason: String] = [.credentials: "token"]
    static let keys: [Key<TelegramSettings>] = [
        Key(
            "token", .secret, example: "${TELEGRAM_TOKEN}", otherNames: ["bot_token"], "the bot's, as BotFather gave it"
        ) {
            $0.token = $1
        },
        Key(
            "token_file", .secretFile, example: "/etc/upkeep/telegram.token", shown: false,
            "the path of a file with the token"
        ) { $0.token = $1 },
        Key(
            "chat", .nonEmptyText, example: "'-100200300'", required: true, otherNames: ["chat_id", "id", "channel"],
            "the chat's number, negative for groups, or a channel's `@name`"
        ) { $0.chat = $1 },
        Key(
            "thread", .integer(in: 1...2_147_483_647, "a topic's number"), example: "7", shown: false,
            otherNames: ["topic", "message_thread_id"], "the topic within a group that has topics"
        ) { $0.thread = $1 },
        Key(
            "server", .serverURL, standard: .words("`https://api.telegram.org`"), example: "https://bots.shop.example",
            shown: false, "a Bot API server of your own"
        ) { $0.server = $1 },
    ]

    func notifier() throws(NotifierError) -> (any Notifier)? {
        guard let token, let chat else { return nil }
        return try TelegramNotifier(token: token, chat: chat, thread: thread, server: server)
    }
}
