package import Checks
package import UpkeepCore
import UpkeepReport

/// A Matrix room, by the client-server API; rooms with encryption show that the message was not encrypted.
package struct MatrixNotifier: Notifier {
    package static let kind = "matrix"

    /// `server`: the homeserver's base URL, e.g. `https://matrix.example.org`.
    package var server: NotifierURL
    /// `room`: the room's id, e.g. `!abc:example.org`; not its alias.
    package var room: String
    /// `token`: an access token of the account that writes.
    package var token: Secret

    /// Half of an event's 65,536 bytes, since the text is in it twice.
    private static let textLimit = 20_000

    /// - Throws: ``NotifierError`` for an alias or anything else that is no room id.
    package init(server: NotifierURL, room: String, token: Secret) throws(NotifierError) {
        guard room.hasPrefix("!") else {
            throw NotifierError(
                .setting, "`room` is not a room's id",
                hint: "it begins with `!`: see the room's settings under advanced")
        }
        self.server = server
        self.room = room
        self.token = token
    }

    package var destination: Destination? { Destination(server.url) }
    package var secrets: [Secret] { server.secrets + [token] }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        let title = alert.title()
        let details = AlertDetails(alert).plainText.clipped(Self.textLimit, .utf8)
        let lines = details.split(separator: "\n").map { String($0).markupEscaped }.joined(separator: "<br/>")
        let formatted = "<strong>\(title.markupEscaped)</strong><br/>\(lines)"
        let body = JSONValue.object([
            .init("msgtype", .text("m.text")), .init("body", .text("\(title)\n\(details)")),
            .init("format", .text("org.matrix.custom.html")), .init("formatted_body", .text(formatted)),
            // Present and empty: nobody is mentioned, whatever names the text has in it.
            .init("m.mentions", .object([])),
        ])
        // The same message sent again has the same transaction, which the server then shows once.
        let transaction = "\(alert.dedupKey)-\(alert.kind.rawValue)-\(alert.at.seconds)".percentEncoded
        let path = "/_matrix/client/v3/rooms/\(room.percentEncoded)/send/m.room.message/\(transaction)"
        return .http(
            HTTPMessage(
                method: "PUT", url: server.appending(path), authorization: "Bearer \(token.value)", json: body))
    }

    package func outcome(of answer: HTTPAnswer) -> DeliveryOutcome {
        var said: String?
        if case .text(let text)? = answer.member("error") { said = text }
        guard answer.status == 429, case .number(let milliseconds)? = answer.member("retry_after_ms") else {
            return answer.outcome(said: said)
        }
        return answer.outcome(said: said, after: HTTPAnswer.wait(seconds: milliseconds / 1000))
    }
}
