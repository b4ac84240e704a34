import Checks
import HTTPWire
import Notifiers

/// The keys of `mail`.
struct MailSettings: ProviderSettings {
    var server: WebURL.Host?
    var port: UInt16?
    var security = MailServer.Security.startTLS
    var user: String?
    var password: Secret?
    var hello = ""
    var from: MailAddress?
    var to: [MailAddress] = []

    static let provider: any Notifier.Type = MailNotifier.self
    static let otherNames = ["email", "e-mail", "e_mail", "smtp"]
    static let summary = "e-mail, handed to a mail server by SMTP"
    static let atMostOneOf = [["password", "password_file"]]
    static let blame: [NotifierError.Reason: String] = [.credentials: "user", .setting: "hello", .address: "to"]
    static let keys: [Key<MailSettings>] = [
        Key(
            "server", .mailHost, example: "mail.shop.example", required: true,
            otherNames: ["host", "smarthost", "relay"],
            "the mail server"
        ) { $0.server = $1 },
        Key(
            "port", .integer(in: 1...65_535, "a port"), standard: .words("587, 465 or 25, as `security` has it"),
            example: "587", "its port"
        ) { $0.port = UInt16($1) },
        Key(
            "security", security, standard: "starttls", example: "starttls", otherNames: ["tls", "encryption"],
            "`starttls`: plain until STARTTLS, which must be offered; `tls`: TLS from the first byte; `none`: plain"
        ) { $0.security = $1 },
        Key(
            "user", .line, example: "upkeep", otherNames: ["username", "login"],
            "to log in with, together with a password"
        ) {
            $0.user = $1
        },
        Key("password", .secret, example: "${MAIL_PASSWORD}", "the password, best from the environment") {
            $0.password = $1
        },
        Key(
            "password_file", .secretFile, example: "/etc/upkeep/mail.password", shown: false,
            "the path of a file with the password"
        ) { $0.password = $1 },
        Key(
            "hello", .line, standard: "localhost", example: "upkeep.shop.example", otherNames: ["helo", "ehlo"],
            "what we call ourselves in EHLO"
        ) { $0.hello = $1 },
        Key(
            "from", .mailAddress, example: "Upkeep <upkeep@shop.example>", required: true, otherNames: ["sender"],
            "the sender"
        ) { $0.from = $1 },
        Key(
            "to", .many(.mailAddress), example: "[ops@shop.example]", required: true, otherNames: ["recipients"],
            "1 to 100 recipients"
        ) { $0.to = $1 },
    ]

    private static let security = ValueType<MailServer.Security>.choice(
        MailServer.Security.allCases.map { ($0.rawValue, $0) },
        slips: ["ssl": "tls", "implicit": "tls", "start_tls": "starttls", "true": "starttls", "false": "none"])

    func notifier() throws(NotifierError) -> (any Notifier)? {
        guard let server, let from, !to.isEmpty else { return nil }
        let place = try MailServer(
            host: server, port: port, security: security, user: user, password: password, helloName: hello)
        return try MailNotifier(server: place, from: from, to: to)
    }
}
