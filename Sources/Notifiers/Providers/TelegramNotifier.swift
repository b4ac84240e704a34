package import Checks
import HTTPWire
package import UpkeepCore
import UpkeepReport

/// A Telegram bot that writes into a chat.
package struct TelegramNotifier: Notifier {
    package static let kind = "telegram"

    /// `token`: the bot's, as BotFather gave it; a secret.
    package var token: Secret
    /// `chat`: the chat's number, negative for groups, or a channel's `@name`.
    package var chat: String
    /// `thread`: the topic within a group that has topics.
    package var thread: Int?
    /// `server`: a Bot API server of your own.
    package var server: NotifierURL

    /// Of Telegram's 4096 UTF-16 units, counted once the markup is read, what the title leaves.
    private static let textLimit = 3600

    /// - Throws: ``NotifierError`` for a token that is none.
    package init(token: Secret, chat: String, thread: Int? = nil, server: NotifierURL? = nil) throws(NotifierError) {
        guard !token.value.isEmpty, token.value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F && $0 != 0x3F })
        else {
            throw NotifierError(
                .credentials, "`token` is not a Telegram bot's token", hint: "it looks like `123456:ABC-DEF…`")
        }
        self.token = token
        self.chat = chat
        self.thread = thread
        self.server =
            server
            ?? NotifierURL(WebURL(scheme: .https, host: .name("api.telegram.org"), port: 443, target: "/"))
    }

    package var destination: Destination? { Destination(server.url) }
    package var secrets: [Secret] { server.secrets + [token] }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        let title = Self.escaped(alert.title())
        let details = Self.escaped(AlertDetails(alert).plainText.clipped(Self.textLimit, .utf16))
        let text = "<b>\(title)</b>\n\(details)"
        var body: [JSONValue.Member] = [
            .init("chat_id", Int(chat).map { .integer($0) } ?? .text(chat)), .init("text", .text(text)),
            .init("parse_mode", .text("HTML")),
            .init("link_preview_options", .object([.init("is_disabled", .flag(true))])),
        ]
        if let thread { body.append(.init("message_thread_id", .integer(thread))) }
        return .http(
            HTTPMessage(
                url: server.appending("/bot\(token.value)/sendMessage"), authorization: server.authorization?.value,
                json: .object(body)))
    }

    /// Telegram tells in `description` what is wrong, and in `parameters` how long to wait.
    package func outcome(of answer: HTTPAnswer) -> DeliveryOutcome {
        var said: String?
        if case .text(let text)? = answer.member("description") { said = text }
        guard case .number(let seconds)? = answer.member("parameters.retry_after") else {
            return answer.outcome(said: said)
        }
        return answer.outcome(said: said, after: HTTPAnswer.wait(seconds: seconds))
    }

    private static func escaped(_ text: String) -> String { text.withoutMentions.markupEscaped }
}
