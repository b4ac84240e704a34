package import Checks
import HTTPWire
package import UpkeepCore
import UpkeepReport

/// Any HTTP endpoint: the alert as JSON, or a body of your own with `{{headline}}` and the like filled in.
package struct WebhookNotifier: Notifier {
    package static let kind = "webhook"

    /// `url`: a secret, since many endpoints know their senders by nothing else.
    package var url: NotifierURL
    /// `method`: `POST`, `PUT` or `PATCH`.
    package var method: String
    /// `headers`: sent besides Content-Type; their values are secrets.
    package var headers: [(name: String, value: Secret)]
    /// `content-type`: decides how values are escaped; see ``BodyTemplate``.
    package var contentType: String
    /// `body`: the template; nil for the alert's own JSON, whole.
    package var body: BodyTemplate?

    /// - Throws: ``NotifierError`` for what no request can have, and for a JSON body that is none once it is filled in.
    package init(
        url: NotifierURL, method: String = "POST", headers: [(name: String, value: Secret)] = [],
        contentType: String = "application/json", body: String? = nil
    ) throws(NotifierError) {
        guard ["POST", "PUT", "PATCH"].contains(method) else {
            throw NotifierError(
                .setting, "`\(method.oneLine)` is not a method for alerts", hint: "use POST, PUT or PATCH")
        }
        let taken = ["host", "content-length", "content-type", "connection", "transfer-encoding"]
        for header in headers where taken.contains(header.name.lowercased()) {
            throw NotifierError(.header, "the header `\(header.name)` is written by Upkeep itself")
        }
        self.url = url
        self.method = method
        self.headers = headers
        self.contentType = contentType
        self.body = try body.map { text throws(NotifierError) in try BodyTemplate(text, contentType: contentType) }
        // Whatever cannot be sent is said now and not at three in the morning.
        _ = try request(Self.sample).encoded()
    }

    /// Headers in another order are another request.
    package static func == (a: WebhookNotifier, b: WebhookNotifier) -> Bool {
        a.url == b.url && a.method == b.method && a.contentType == b.contentType && a.body == b.body
            && a.headers.elementsEqual(b.headers) { $0 == $1 }
    }

    package var destination: Destination? { Destination(url.url) }
    package var secrets: [Secret] { url.secrets + headers.map(\.value).filter { $0.value.utf8.count >= 4 } }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        .http(request(alert))
    }

    private func request(_ alert: Alert) -> HTTPMessage {
        var fields = [HTTPFields.Field("Content-Type", contentType)]
        if let authorization = url.authorization, !headers.contains(where: { $0.name.lowercased() == "authorization" })
        {
            fields.append(.init("Authorization", authorization.value))
        }
        fields += headers.map { .init($0.name, $0.value.value) }
        let text = body?.filled(for: alert) ?? JSONWriter.text(alert.json, indented: false)
        return HTTPMessage(method: method, url: url.url, fields: fields, body: Array(text.utf8))
    }

    static let sample = Alert(
        incident: "1", kind: .test, status: .critical, headline: "a \"test\" alert", openedAt: Timestamp(seconds: 0))
}
