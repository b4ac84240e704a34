package import Checks
import FoundationEssentials
package import UpkeepCore
import UpkeepReport

/// ntfy, at ntfy.sh or on a server of your own.
package struct NtfyNotifier: Notifier {
    package static let kind = "ntfy"

    /// `server`: e.g. `https://ntfy.sh`; a user name and password may stand in it.
    package var server: NotifierURL
    /// `topic`: whoever knows it can read along, so it is a secret where the server has no accounts.
    package var topic: Secret
    /// `token`: an access token.
    package var token: Secret?

    /// ntfy turns a longer message into an attachment (4,096 bytes).
    private static let messageLimit = 3800

    package init(server: NotifierURL, topic: Secret, token: Secret? = nil) {
        self.server = server
        self.topic = topic
        self.token = token
    }

    package var destination: Destination? { Destination(server.url) }
    package var secrets: [Secret] { server.secrets + [topic] + (token.map { [$0] } ?? []) }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        var body: [JSONValue.Member] = [
            .init("topic", .text(topic.value)), .init("title", .text(alert.title())),
            .init("message", .text(AlertDetails(alert).plainText.clipped(Self.messageLimit, .utf8))),
            .init("priority", .integer(Self.priority(alert))), .init("tags", .array([.text(Self.tag(alert))])),
        ]
        if let url = alert.links.first?.safeURL { body.append(.init("click", .text(url))) }
        return .http(
            HTTPMessage(
                url: server.appending("/"),
                authorization: token.map { "Bearer \($0.value)" } ?? server.authorization?.value, json: .object(body)))
    }

    /// 1 to 5; 5 rings through on most phones.
    private static func priority(_ alert: Alert) -> Int {
        switch (alert.kind, alert.status) {
        case (.resolved, _), (.test, _), (.acknowledged, _): 3
        case (_, .critical): 5
        case (_, .unknown), (_, .warning), (_, .ok): 4
        }
    }

    private static func tag(_ alert: Alert) -> String {
        switch alert.shownStatus {
        case .ok: "white_check_mark"
        case .warning: "warning"
        case .critical: "rotating_light"
        case .unknown: "grey_question"
        }
    }
}
