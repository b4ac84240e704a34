package import HTTPTypes
package import UpkeepReport

/// What goes back for a request.
package struct APIAnswer: Sendable {
    package var status: HTTPResponse.Status
    package var headers: HTTPFields
    package var body: [UInt8]
    /// Whether the connection ends with this.
    package var closes: Bool

    package init(
        _ status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = [], closes: Bool = false
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.closes = closes
    }

    package init(
        _ status: HTTPResponse.Status, _ json: JSONValue, mediaType: String = "application/json",
        headers: HTTPFields = [:], closes: Bool = false
    ) {
        var headers = headers
        headers[.contentType] = mediaType
        self.init(
            status, headers: headers, body: Array(JSONWriter.text(json, indented: false).utf8) + [0x0A],
            closes: closes)
    }

    /// An object that says which schema it follows, and has these members.
    package static func object(
        _ members: [JSONValue.Member], status: HTTPResponse.Status = .ok
    ) -> APIAnswer {
        APIAnswer(status, .object([.init("schema", .integer(1))] + members))
    }

    package static func text(_ text: String, mediaType: String = "text/plain; charset=utf-8") -> APIAnswer {
        APIAnswer(.ok, headers: [.contentType: mediaType], body: Array(text.utf8))
    }
}
