/// A server whose configuration is known by heart here.
package enum ServerSoftware: String, Sendable, Hashable, CaseIterable {
    case nginx, haproxy, apache, postfix, dovecot, postgresql, mysql

    /// From a `Server` header or a greeting; nil when it names none of these.
    init?(naming text: String?) {
        guard let folded = text?.lowercased() else { return nil }
        // nginx is often built into something with a name of its own.
        let names: [(String, ServerSoftware)] = [
            ("nginx", .nginx), ("openresty", .nginx), ("angie", .nginx), ("haproxy", .haproxy), ("apache", .apache),
            ("postfix", .postfix), ("dovecot", .dovecot), ("postgres", .postgresql), ("mysql", .mysql),
            ("mariadb", .mysql),
        ]
        guard let match = names.first(where: { folded.contains($0.0) }) else { return nil }
        self = match.1
    }

    /// What makes it read its certificates anew; nil where that differs from host to host.
    var reload: String? {
        switch self {
        case .nginx: "nginx -t && systemctl reload nginx"
        case .apache: "apachectl configtest && apachectl graceful"
        case .haproxy: "haproxy -c -f /etc/haproxy/haproxy.cfg && systemctl reload haproxy"
        case .postfix: "postfix reload"
        case .dovecot: "doveadm reload"
        case .postgresql: "systemctl reload postgresql"
        case .mysql: nil
        }
    }

    /// Those that are usually behind a protocol, the most usual first; web servers when nothing is known.
    static func usual(behind kind: StartTLSKind?) -> [ServerSoftware] {
        switch kind {
        case .smtp, .submission: [.postfix]
        case .lmtp: [.dovecot, .postfix]
        case .imap, .pop3, .sieve: [.dovecot]
        case .postgres: [.postgresql]
        case .mysql: [.mysql]
        case .ftp, .ldap, .xmpp, .xmppServer: []
        case nil: [.nginx, .haproxy, .apache]
        }
    }
}
