import Checks

/// What the beginning of a URL says about how TLS begins, and where.
struct TLSScheme {
    let port: UInt16?
    /// nil: TLS from the first byte.
    let starttls: StartTLSKind?

    private init(_ port: UInt16?, _ starttls: StartTLSKind? = nil) {
        self.port = port
        self.starttls = starttls
    }

    private init(_ starttls: StartTLSKind) { self.init(starttls.port, starttls) }

    /// nil for a scheme whose protocol has no TLS that is known here.
    init?(_ name: String) {
        guard let known = Self.known[name] else { return nil }
        self = known
    }

    static var names: [String] { known.keys.sorted() }

    /// IANA's service names where there are any.
    private static let known: [String: TLSScheme] = [
        "https": .init(443), "tls": .init(nil), "smtp": .init(.smtp), "smtps": .init(465),
        "submission": .init(.submission), "submissions": .init(465), "lmtp": .init(.lmtp), "imap": .init(.imap),
        "imaps": .init(993), "pop3": .init(.pop3), "pop3s": .init(995), "sieve": .init(.sieve), "ftp": .init(.ftp),
        "ftps": .init(990), "ldap": .init(.ldap), "ldaps": .init(636), "xmpp": .init(.xmpp), "xmpps": .init(5223),
        "xmpp-server": .init(.xmppServer), "xmpps-server": .init(5270), "postgres": .init(.postgres),
        "postgresql": .init(.postgres), "mysql": .init(.mysql),
    ]
}
