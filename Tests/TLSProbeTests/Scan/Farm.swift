import Peers

/// Servers of the scan's tests beside those of `Peers`.
enum Farm {
    static func withGnuTLS(
        certificate: TestCertificate, priority: String, _ options: [String] = [], _ body: (Int) async throws -> Void
    ) async throws {
        let port = try Ports.free()
        try await withPeer(ready: [.listening(port)]) { directory in
            try Invocation(
                "gnutls-serv",
                [
                    "--http", "--quiet", "--disable-client-cert", "--port", "\(port)", "--x509certfile",
                    certificate.chainFile, "--x509keyfile", certificate.keyFile, "--priority", priority,
                ] + options, workingDirectory: directory.path)
        } _: { _ in
            try await body(port)
        }
    }

    /// NSS's server: the one in Debian that still speaks SSLv3.
    static func withNSS(
        certificate: TestCertificate, versions: String, _ options: [String] = [], _ body: (Int) async throws -> Void
    ) async throws {
        let port = try Ports.free()
        try await withTemporaryDirectory { database in
            let bundle = database.file("bundle.p12")
            try await mustRun(
                Invocation(
                    "openssl",
                    [
                        "pkcs12", "-export", "-in", certificate.certificateFile, "-inkey", certificate.keyFile, "-name",
                        "shop", "-out", bundle, "-passout", "pass:",
                    ]))
            try await mustRun(Invocation("certutil", ["-N", "-d", "sql:\(database.path)", "--empty-password"]))
            try await mustRun(
                Invocation("pk12util", ["-i", bundle, "-d", "sql:\(database.path)", "-W", "", "-K", ""]))
            try await withPeer(ready: [.listening(port)]) { _ in
                try Invocation(
                    "/usr/bin/selfserv",
                    ["-d", "sql:\(database.path)", "-n", "shop", "-p", "\(port)", "-V", versions] + options)
            } _: { _ in
                try await body(port)
            }
        }
    }

    /// IMAP, POP3 and ManageSieve on these ports.
    static func withDovecot(
        certificate: TestCertificate, ports: [Int], _ body: (Peer) async throws -> Void
    ) async throws {
        func login(_ name: String, _ listeners: [String: Int]) -> String {
            let parts = listeners.map { "inet_listener \($0) {\nport = \($1)\n}" }
            return "service \(name) {\n\(parts.joined(separator: "\n"))\n}"
        }
        try await withPeer(ready: ports.map(Readiness.listening)) { directory in
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
}
