package import Checks
package import UpkeepCore
import UpkeepReport

/// Microsoft Teams by a workflow's webhook: an adaptive card of text runs, which read no markup.
package struct TeamsNotifier: Notifier {
    package static let kind = "teams"

    /// `url`: of the workflow "post to a channel when a webhook request is received", a secret.
    package var url: NotifierURL

    package init(url: NotifierURL) { self.url = url }

    package var destination: Destination? { Destination(url.url) }
    package var secrets: [Secret] { url.secrets }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        let details = AlertDetails(alert)
        var body = [Self.text(alert.title(), bold: true, colour: Self.colour(alert.shownStatus))]
        body += [details.change, details.note.map { "note: \($0)" }].compactMap { $0 }.map { Self.text($0) }
        // A card may have 28 kB; twenty subjects of 150 characters stay far below it.
        body += details.subjects.map { Self.text("• \($0.clipped(150, .characters))") }
        if let more = details.more { body.append(Self.text(more)) }
        body += details.facts.map { Self.text("\($0.name): \($0.value)", subtle: true) }
        body += details.links.filter { $0.safeURL == nil }.map { Self.text("\($0.title): \($0.url)") }
        var card: [JSONValue.Member] = [
            .init("$schema", .text("http://adaptivecards.io/schemas/adaptive-card.json")),
            .init("type", .text("AdaptiveCard")), .init("version", .text("1.4")), .init("body", .array(body)),
            .init("msteams", .object([.init("width", .text("Full"))])),
        ]
        let actions = details.links.compactMap(Self.action)
        if !actions.isEmpty { card.append(.init("actions", .array(Array(actions.prefix(6))))) }
        let attachment = JSONValue.object([
            .init("contentType", .text("application/vnd.microsoft.card.adaptive")), .init("contentUrl", .null),
            .init("content", .object(card)),
        ])
        let message = JSONValue.object([.init("type", .text("message")), .init("attachments", .array([attachment]))])
        return .http(HTTPMessage(url: url.url, authorization: url.authorization?.value, json: message))
    }

    private static func text(
        _ text: String, bold: Bool = false, colour: String? = nil, subtle: Bool = false
    ) -> JSONValue {
        var run: [JSONValue.Member] = [.init("type", .text("TextRun")), .init("text", .text(text))]
        if bold { run += [.init("weight", .text("Bolder")), .init("size", .text("Large"))] }
        if let colour { run.append(.init("color", .text(colour))) }
        if subtle { run.append(.init("isSubtle", .flag(true))) }
        return .object([
            .init("type", .text("RichTextBlock")), .init("inlines", .array([.object(run)])),
        ])
    }

    private static func action(_ link: AlertLink) -> JSONValue? {
        link.safeURL.map { url in
            .object([
                .init("type", .text("Action.OpenUrl")), .init("title", .text(link.title)), .init("url", .text(url)),
            ])
        }
    }

    private static func colour(_ status: Status) -> String {
        switch status {
        case .ok: "Good"
        case .warning: "Warning"
        case .critical: "Attention"
        case .unknown: "Default"
        }
    }
}
