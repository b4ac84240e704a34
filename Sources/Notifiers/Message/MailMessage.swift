/// One mail: its envelope, and the message as RFC 5322 has it, with CRLF line ends and before dots are doubled.
package struct MailMessage: Sendable, Hashable {
    package var server: MailServer
    package var from: String
    package var recipients: [String]
    package var data: [UInt8]

    package init(server: MailServer, from: String, recipients: [String], data: [UInt8]) {
        self.server = server
        self.from = from
        self.recipients = recipients
        self.data = data
    }
}
