package import Checks
package import UpkeepCore
import UpkeepReport

/// Slack's incoming webhooks, and what takes the same: Mattermost, Rocket.Chat.
///
/// The text is an attachment whose markup is off, with `&`, `<` and `>` escaped, so that nothing in it is a mention, a
/// link or formatting but what is made here.
package struct SlackNotifier: Notifier {
    package static let kind = "slack"

    /// `url`: the incoming webhook's, a secret.
    package var url: NotifierURL
    /// `channel`: where to post instead of the webhook's own channel; Slack itself ignores it, Mattermost does not.
    package var channel: String?

    package init(url: NotifierURL, channel: String? = nil) {
        self.url = url
        self.channel = channel
    }

    package var destination: Destination? { Destination(url.url) }
    package var secrets: [Secret] { url.secrets }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        let details = AlertDetails(alert)
        let title = Self.escaped(alert.title())
        var attachment: [JSONValue.Member] = [
            .init("color", .text("#\(alert.colour)")), .init("fallback", .text(title)), .init("mrkdwn_in", .array([])),
        ]
        let text = Self.text(details)
        if !text.isEmpty { attachment.append(.init("text", .text(text))) }
        attachment.append(.init("fields", .array(details.facts.map(Self.field))))
        attachment.append(.init("footer", .text("upkeep")))
        attachment.append(.init("ts", .integer(Int(alert.at.seconds))))
        var body: [JSONValue.Member] = [
            .init("text", .text(title)), .init("mrkdwn", .flag(false)),
            .init("attachments", .array([.object(attachment)])),
        ]
        if let channel { body.append(.init("channel", .text(channel))) }
        return .http(HTTPMessage(url: url.url, authorization: url.authorization?.value, json: .object(body)))
    }

    private static func text(_ details: AlertDetails) -> String {
        var lines = [details.change, details.note.map { "note: \($0)" }].compactMap { $0 }.map(escaped)
        lines += details.subjects.map { "• \(escaped($0))" }
        if let more = details.more { lines.append(more) }
        // Slack cuts long attachments behind "show more"; beyond this it refuses them.
        let text = lines.joined(separator: "\n").clipped(6000, .characters)
        let links = details.links.map { link in
            link.safeURL.map { "<\($0)|\(escaped(link.title).replacing("|", with: "/"))>" }
                ?? escaped("\(link.title): \(link.url)")
        }
        return ([text] + links).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func field(_ fact: (name: String, value: String)) -> JSONValue {
        .object([
            .init("title", .text(fact.name)), .init("value", .text(escaped(fact.value))), .init("short", .flag(true)),
        ])
    }

    /// Slack's three, no more: it shows `&quot;` as it is. `@channel` means something to those who take the same format.
    private static func escaped(_ text: String) -> String {
        text.withoutMentions.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
