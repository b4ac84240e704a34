package import Checks
package import HTTPWire

/// The mail server that takes a channel's mails, and how to speak to it.
package struct MailServer: Sendable, Hashable {
    package enum Security: String, Sendable, Hashable, CaseIterable {
        /// Plain until STARTTLS, which must be offered (RFC 3207).
        case startTLS = "starttls"
        /// TLS from the first byte (RFC 8314).
        case implicit = "tls"
        case none
    }

    package var host: WebURL.Host
    package var port: UInt16
    package var security: Security
    package var user: String?
    package var password: Secret?
    /// What we call ourselves in EHLO.
    package var helloName: String

    /// - Parameter port: nil for the one of `security`: 587, 465, or 25.
    /// - Throws: ``NotifierError`` for a password that would go out in plain text, and for names that break the protocol.
    package init(
        host: WebURL.Host, port: UInt16? = nil, security: Security = .startTLS, user: String? = nil,
        password: Secret? = nil, helloName: String = "localhost"
    ) throws(NotifierError) {
        guard (user == nil) == (password == nil) else {
            throw NotifierError(.credentials, "`user` and `password` stand together or not at all")
        }
        if user != nil, security == .none {
            throw NotifierError(
                .credentials, "a password would go over the network in plain text",
                hint: "use `security: starttls` or `tls`")
        }
        // RFC 4616 section 2: NUL separates them.
        guard !(user ?? "").utf8.contains(0), !(password?.value ?? "").utf8.contains(0) else {
            throw NotifierError(.credentials, "`user` or `password` holds a NUL byte")
        }
        guard !helloName.isEmpty, helloName.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw NotifierError(.setting, "`\(helloName.oneLine)` is no name for a mail server to be greeted with")
        }
        self.host = host
        self.security = security
        self.user = user
        self.password = password
        self.helloName = helloName
        self.port =
            port
            ?? {
                switch security {
                case .startTLS: 587
                case .implicit: 465
                case .none: 25
                }
            }()
    }
}
