import Checks
import HTTPWire
import Notifiers
import UpkeepCore

/// One channel of every kind, its secrets recognizable.
enum SampleChannels {
    static let secretWord = "S3cr3t"

    static func url(_ text: String) throws -> NotifierURL { try NotifierURL(Secret(text)) }

    /// - Parameter base: where all of those that speak HTTP are sent, e.g. a test's own server.
    static func all(at base: String = "https://hooks.example") throws -> [any Notifier] {
        let server = try url("\(base)/")
        return [
            try WebhookNotifier(
                url: url("\(base)/hook/S3cr3t-webhook-path?key=S3cr3t-query"),
                headers: [("X-Token", Secret("S3cr3t-header-value"))]),
            try ExecNotifier(
                command: ["/usr/local/bin/page", "--team", "web; rm -rf /"],
                environment: ["PAGER_TOKEN": Secret("S3cr3t-pager-token")]),
            try mail(),
            SlackNotifier(url: try url("\(base)/services/T0/B0/S3cr3t-slack")),
            DiscordNotifier(url: try url("\(base)/api/webhooks/1/S3cr3t-discord"), username: "upkeep"),
            TeamsNotifier(url: try url("\(base)/workflows/S3cr3t-teams?sig=S3cr3t-signature")),
            try TelegramNotifier(token: Secret("123456:S3cr3t-telegram"), chat: "-100200300", server: server),
            NtfyNotifier(server: server, topic: Secret("S3cr3t-topic"), token: Secret("tk_S3cr3t-ntfy")),
            try MatrixNotifier(server: server, room: "!room:example.org", token: Secret("syt_S3cr3t-matrix")),
            PagerDutyNotifier(routingKey: Secret("S3cr3t-routing-key"), server: server),
            OpsgenieNotifier(key: Secret("S3cr3t-opsgenie"), server: server, responders: ["web"]),
            try AlertmanagerNotifier(url: server, labels: ["team": "web"]),
        ]
    }

    static func mail(
        host: WebURL.Host = .name("mail.example"), port: UInt16? = nil, security: MailServer.Security = .startTLS,
        user: String? = "upkeep", password: String? = "S3cr3t-password"
    ) throws -> MailNotifier {
        try MailNotifier(
            server: MailServer(
                host: host, port: port, security: security, user: user, password: password.map { Secret($0) },
                helloName: "upkeep.example"),
            from: MailAddress("Üpkeep <upkeep@shop.example>"),
            to: [MailAddress("ops@shop.example"), MailAddress("Night Shift <night@shop.example>")])
    }
}
