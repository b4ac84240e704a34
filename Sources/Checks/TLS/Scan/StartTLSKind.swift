/// The protocols in which TLS begins in the middle of a conversation.
package enum StartTLSKind: String, Sendable, Hashable, CaseIterable {
    case smtp, lmtp, submission, imap, pop3, sieve, ftp, ldap, xmpp
    case xmppServer = "xmpp-server"
    case postgres, mysql

    /// Where it is usually spoken.
    package var port: UInt16 {
        switch self {
        case .smtp: 25
        case .lmtp: 24
        case .submission: 587
        case .imap: 143
        case .pop3: 110
        case .sieve: 4190
        case .ftp: 21
        case .ldap: 389
        case .xmpp: 5222
        case .xmppServer: 5269
        case .postgres: 5432
        case .mysql: 3306
        }
    }
}
