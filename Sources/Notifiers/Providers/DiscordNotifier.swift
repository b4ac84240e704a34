package import Checks
package import UpkeepCore
import UpkeepReport

/// Discord's webhooks: one embed, with every mention forbidden.
package struct DiscordNotifier: Notifier {
    package static let kind = "discord"

    /// `url`: the webhook's, a secret.
    package var url: NotifierURL
    /// `username`: shown instead of the webhook's own name.
    package var username: String?

    /// Discord's caps: 256 characters of title, 4096 of description, 6000 in an embed with all its fields.
    private static let titleLimit = 256
    private static let descriptionLimit = 3500

    package init(url: NotifierURL, username: String? = nil) {
        self.url = url
        self.username = username
    }

    package var destination: Destination? { Destination(url.url) }
    package var secrets: [Secret] { url.secrets }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        let details = AlertDetails(alert)
        var embed: [JSONValue.Member] = [
            .init("title", .text(Self.escaped(alert.title(limit: 120)).clipped(Self.titleLimit, .utf16))),
            .init("description", .text(Self.description(details))),
            .init("color", .integer(Int(alert.colour, radix: 16) ?? 0)),
            .init(
                "fields",
                .array(
                    details.facts.map { fact in
                        .object([
                            .init("name", .text(fact.name)), .init("value", .text(Self.escaped(fact.value))),
                            .init("inline", .flag(true)),
                        ])
                    })),
            .init("timestamp", .text(alert.at.rfc3339())),
        ]
        if let url = details.links.first?.safeURL { embed.insert(.init("url", .text(url)), at: 1) }
        var body: [JSONValue.Member] = [
            .init("embeds", .array([.object(embed)])),
            .init("allowed_mentions", .object([.init("parse", .array([]))])),
        ]
        if let username { body.append(.init("username", .text(username.oneLine.clipped(80, .characters)))) }
        return .http(HTTPMessage(url: url.url, authorization: url.authorization?.value, json: .object(body)))
    }

    /// A 429 says in its body how many seconds to wait, to the millisecond.
    package func outcome(of answer: HTTPAnswer) -> DeliveryOutcome {
        guard answer.status == 429, case .number(let seconds)? = answer.member("retry_after") else {
            return answer.outcome()
        }
        return answer.outcome(said: "", after: HTTPAnswer.wait(seconds: seconds))
    }

    private static func description(_ details: AlertDetails) -> String {
        var lines = [details.change, details.note.map { "note: \($0)" }].compactMap { $0 }.map(escaped)
        lines += details.subjects.map { "• \(escaped($0))" }
        if let more = details.more { lines.append(more) }
        let links = details.links.map { link in
            link.safeURL.map { "[\(escaped(link.title))](\($0))" } ?? escaped("\(link.title): \(link.url)")
        }
        let text = lines.joined(separator: "\n").clipped(descriptionLimit, .utf16)
        let linked = links.joined(separator: "\n")
        return linked.utf16.count <= 500 && !linked.isEmpty ? "\(text)\n\(linked)" : text
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.withoutMentions {
            if "\\*_~`|>#[]()<".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}
