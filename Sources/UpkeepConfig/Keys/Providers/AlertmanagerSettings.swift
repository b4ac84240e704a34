import Notifiers

/// The keys of `alertmanager`.
struct AlertmanagerSettings: ProviderSettings {
    var url: NotifierURL?
    var labels: [String: String] = [:]
    var resendEvery = Duration.zero

    static let provider: any Notifier.Type = AlertmanagerNotifier.self
    static let otherNames = ["prometheus_alertmanager", "am"]
    static let summary = "Prometheus Alertmanager, by its API v2; open incidents are sent to it again and again"
    static let blame: [NotifierError.Reason: String] = [.setting: "labels"]
    static let keys: [Key<AlertmanagerSettings>] = [
        Key(
            "url", .serverURL, example: "http://127.0.0.1:9093", required: true, otherNames: ["server"],
            "its base URL; a user name and password may stand in it"
        ) { $0.url = $1 },
        Key(
            "labels",
            .named("a label", by: { text throws(BadValue) in text }, item: .line, recognises: { _ in false }),
            example: "{team: web}", "added to every alert, for its routing rules"
        ) { $0.labels = Dictionary($1) { _, last in last } },
        Key(
            "resend", .span(.seconds(10)...(.seconds(3600))), standard: "5m", example: "5m",
            otherNames: ["resend_every", "resend_delay"],
            "how often open incidents are sent again; an alert ends by itself after four times that"
        ) { $0.resendEvery = $1 },
    ]

    func notifier() throws(NotifierError) -> (any Notifier)? {
        guard let url else { return nil }
        return try AlertmanagerNotifier(url: url, labels: labels, resendEvery: resendEvery)
    }
}
