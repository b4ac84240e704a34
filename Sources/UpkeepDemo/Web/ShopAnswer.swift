/// What the web server says to one request.
struct ShopAnswer: Sendable, Hashable {
    var status: Int
    var headers: [(name: String, value: String)] { fields.map { ($0.name, $0.value) } }
    var body: String
    /// How long to wait before the first byte.
    var delay: Duration = .zero
    /// Hang up in the middle of the body.
    var isTruncated = false
    private var fields: [Field]

    private struct Field: Sendable, Hashable {
        var name: String
        var value: String
    }

    init(_ status: Int, _ type: String, _ body: String, headers: [(String, String)] = []) {
        self.status = status
        self.body = body
        fields = [Field(name: "Content-Type", value: type)] + headers.map { Field(name: $0.0, value: $0.1) }
    }

    static func html(_ status: Int, _ body: String, headers: [(String, String)] = []) -> ShopAnswer {
        ShopAnswer(status, "text/html; charset=utf-8", body, headers: headers)
    }

    static func redirect(_ status: Int, to location: String) -> ShopAnswer {
        html(status, ShopPage.notice("Moved", "The page is at \(location)."), headers: [("Location", location)])
    }
}
