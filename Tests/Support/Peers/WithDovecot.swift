/// Runs Dovecot's IMAP, POP3 and ManageSieve servers, on the first, second and third of these ports of 127.0.0.1.
///
/// - Throws: unless root, which Dovecot must start as.
package func withDovecot<Result>(
    certificate: TestCertificate, ports: [Int], _ body: (Peer) async throws -> Result
) async throws -> Result {
    func login(_ name: String, _ listeners: [String: Int]) -> String {
        let parts = listeners.map { "inet_listener \($0) {\nport = \($1)\n}" }
        return "service \(name) {\n\(parts.joined(separator: "\n"))\n}"
    }
    return try await withPeer(ready: ports.map(Readiness.listening)) { directory in
        let file = try directory.write(
            "dovecot.conf",
            """
            base_dir = \(directory.file("run"))
            log_path = /dev/stderr
            protocols = imap pop3 sieve
            listen = 127.0.0.1
            ssl = yes
            ssl_cert = <\(certificate.chainFile)
            ssl_key = <\(certificate.keyFile)
            disable_plaintext_auth = yes
            mail_location = maildir:\(directory.file("mail"))
            \(login("imap-login", ["imap": ports[0], "imaps": 0]))
            \(login("pop3-login", ["pop3": ports[1], "pop3s": 0]))
            \(login("managesieve-login", ["sieve": ports[2]]))
            passdb {
                driver = static
                args = nopassword=y
            }
            userdb {
                driver = static
                args = uid=nobody gid=nogroup home=\(directory.path)
            }

            """)
        return try Invocation("dovecot", ["-F", "-c", file])
    } _: { peer in
        try await body(peer)
    }
}
