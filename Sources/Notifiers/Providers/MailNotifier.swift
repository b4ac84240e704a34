package import Checks
package import UpkeepCore

/// E-mail, handed to a mail server by SMTP.
package struct MailNotifier: Notifier {
    package static let kind = "mail"

    /// `server`, `port`, `security`, `user`, `password`, `hello`.
    package var server: MailServer
    /// `from`: e.g. `Upkeep <upkeep@shop.example>`.
    package var from: MailAddress
    /// `to`: 1 to 100 recipients.
    package var recipients: [MailAddress]

    /// - Throws: ``NotifierError`` without recipients, or with too many for one mail.
    package init(server: MailServer, from: MailAddress, to recipients: [MailAddress]) throws(NotifierError) {
        // Every server takes a hundred recipients (RFC 5321 section 4.5.3.1.8).
        guard (1...100).contains(recipients.count) else {
            throw NotifierError(.address, "`to` has \(recipients.count) recipients; 1 to 100 can be written to")
        }
        self.server = server
        self.from = from
        self.recipients = recipients
    }

    package var destination: Destination? { Destination(server.host, server.port) }
    package var secrets: [Secret] { server.password.map { [$0] } ?? [] }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        .mail(
            MailMessage(
                server: server, from: from.address, recipients: recipients.map(\.address),
                data: Array(header(alert, now).utf8) + body(alert)))
    }

    private func header(_ alert: Alert, _ now: Timestamp) -> String {
        // With its time, since an incident that opens again under its key is not the same mail to a mailbox.
        let key = "\(Self.token(alert.dedupKey)).\(alert.openedAt.seconds)"
        let thread = "<\(key)@\(from.domain)>"
        let beginsThread = alert.kind == .opened || alert.kind == .flapping
        // The same for each attempt, so that a mail taken twice can be seen to be one.
        let own = "<\(key).\(alert.kind.rawValue).\(alert.at.seconds)@\(from.domain)>"
        var header = MailText.field("Date", text: MailText.date(now, alert.zone))
        header += MailText.field("From", addresses: [from])
        header += MailText.field("To", addresses: recipients)
        header += MailText.field("Subject", text: alert.title())
        header += "Message-ID: \(beginsThread ? thread : own)\r\n"
        if !beginsThread { header += "In-Reply-To: \(thread)\r\nReferences: \(thread)\r\n" }
        // RFC 3834 section 5: no vacation notes in reply.
        header += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        header += "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        return header
    }

    private func body(_ alert: Alert) -> [UInt8] {
        // Mail has the room for all that is down, within reason.
        let text =
            "\(alert.headline.oneLine.clipped(2000, .characters))\n\n\(AlertDetails(alert, shown: 500).plainText)"
        return MailText.quotedPrintable(text)
    }

    /// What may stand in a message id.
    private static func token(_ text: String) -> String {
        let plain = text.unicodeScalars.prefix(120).map { scalar -> Character in
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-")
            return isPlain ? Character(scalar) : "_"
        }
        return String(plain)
    }
}
