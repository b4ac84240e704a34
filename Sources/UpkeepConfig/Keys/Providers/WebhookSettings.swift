import Checks
import Notifiers

/// The keys of `webhook`.
struct WebhookSettings: ProviderSettings {
    var url: NotifierURL?
    var method = ""
    var headers: [(name: String, value: Secret)] = []
    var contentType = ""
    var body: String?

    static let provider: any Notifier.Type = WebhookNotifier.self
    static let otherNames = ["http", "custom", "generic"]
    static let summary = "any HTTP endpoint: the alert as JSON, or a body of your own with its values filled in"
    static let oneOf = [["url", "url_file"]]
    static let blame: [NotifierError.Reason: String] = [
        .header: "headers", .template: "body", .setting: "method", .url: "url",
    ]
    static let keys: [Key<WebhookSettings>] = [
        Key(
            "url", .secretURL, example: "${HOOK_URL}",
            "where to; a secret, since many endpoints know their senders by nothing else"
        ) { $0.url = $1 },
        Key(
            "url_file", .secretURLFile, example: "/etc/upkeep/hook.url", shown: false, "the path of a file with the URL"
        ) { $0.url = $1 },
        Key(
            "method", .choice(["POST", "PUT", "PATCH"].map { ($0, $0) }), standard: "POST", example: "POST",
            "the request method"
        ) { $0.method = $1 },
        Key(
            "headers",
            .named(
                "a header name", by: HeaderName.parse, item: .secretLine, recognises: HeaderName.looksLikeOne),
            example: "{X-Team: web}", "sent besides `Content-Type`; their values are secrets"
        ) { $0.headers = $1.map { (name: $0.0, value: $0.1) } },
        Key(
            "content_type", .line, standard: "application/json", example: "application/json",
            "what the body is; it decides how values are escaped in it"
        ) { $0.contentType = $1 },
        Key(
            "body", .nonEmptyText, standard: .words("the alert's own JSON, whole"),
            example: "'{\"text\": \"{{title}}\"}'", otherNames: ["template", "payload"],
            "the template; its places are \(places)"
        ) { $0.body = $1 },
    ]

    private static let places = BodyTemplate.Place.allCases.map { "`{{\($0.rawValue)}}`" }.joined(separator: ", ")

    func notifier() throws(NotifierError) -> (any Notifier)? {
        guard let url else { return nil }
        return try WebhookNotifier(url: url, method: method, headers: headers, contentType: contentType, body: body)
    }
}
