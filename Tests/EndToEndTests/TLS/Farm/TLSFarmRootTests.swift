import Peers
import TestTraits
import Testing

/// The farm's table for TLS that begins inside another protocol, spoken by real servers that must start as root.
@Suite(.requiresRoot, .tags(.root))
struct TLSFarmRootTests {
    private static let name = "mail.example.test"

    private func expect(_ row: FarmRow, _ target: String, _ root: TestCA) async throws {
        try await TLSFarm.expect(row, [target, "--name", Self.name], trusting: root)
    }

    @Test func postfix() async throws {
        try await withTestCA { root in
            let certificate = try await root.intermediate().issue([Self.name])
            let modern = ["smtpd_tls_mandatory_protocols = >=TLSv1.2", "smtpd_tls_protocols = >=TLSv1.2"]
            var port = try Ports.free()
            try await withPostfix(port: port, certificate: certificate, parameters: modern) { _ in
                try await expect(FarmRow("postfix"), "smtp://127.0.0.1:\(port)", root)
            }
            port = try Ports.free()
            try await withPostfix(port: port) { _ in
                let row = FarmRow(
                    "postfix without a certificate", 2, ["critical tls.starttls"],
                    words: ["does not offer TLS in smtp"])
                try await expect(row, "smtp://127.0.0.1:\(port)", root)
            }
        }
    }

    @Test("postfix with another certificate for those who name nobody")
    func defaultCertificate() async throws {
        try await withTestCA { root in
            try await withTemporaryDirectory { folder in
                let authority = try await root.intermediate()
                let other = try await authority.issue(["other.example.test"])
                let named = try await authority.issue([Self.name])
                let names = try folder.write("names", "\(Self.name) \(named.keyFile), \(named.chainFile)\n")
                let port = try Ports.free()
                let parameters = [
                    "smtpd_tls_mandatory_protocols = >=TLSv1.2", "smtpd_tls_protocols = >=TLSv1.2",
                    "tls_server_sni_maps = texthash:\(names)",
                ]
                try await withPostfix(port: port, certificate: other, parameters: parameters) { _ in
                    let row = FarmRow(
                        "postfix by names", 1, ["warning tls.sni"],
                        words: [
                            "clients that name no host get the certificate of `other.example.test`, and many mail "
                                + "servers name none"
                        ])
                    try await expect(row, "smtp://127.0.0.1:\(port)", root)
                }
            }
        }
    }

    @Test func dovecot() async throws {
        try await withTestCA { root in
            let certificate = try await root.intermediate().issue([Self.name])
            let ports = try Ports.free(3)
            try await withDovecot(certificate: certificate, ports: ports) { _ in
                for (scheme, port) in zip(["imap", "pop3", "sieve"], ports) {
                    try await expect(FarmRow("dovecot: \(scheme)"), "\(scheme)://127.0.0.1:\(port)", root)
                }
            }
        }
    }

    @Test func slapd() async throws {
        try await withTestCA { root in
            let certificate = try await root.intermediate().issue([Self.name])
            let port = try Ports.free()
            try await withPeer(ready: [.listening(port)]) { directory in
                _ = try directory.folder("data")
                let file = try directory.write(
                    "slapd.conf",
                    """
                    include /etc/ldap/schema/core.schema
                    modulepath /usr/lib/ldap
                    moduleload back_mdb
                    pidfile \(directory.file("slapd.pid"))
                    TLSCertificateFile \(certificate.chainFile)
                    TLSCertificateKeyFile \(certificate.keyFile)
                    TLSCipherSuite SECURE128:-VERS-ALL:+VERS-TLS1.2:+VERS-TLS1.3:-RSA:-DHE-RSA
                    database mdb
                    suffix "dc=example,dc=test"
                    directory \(directory.file("data"))

                    """)
                return try Invocation("slapd", ["-f", file, "-h", "ldap://127.0.0.1:\(port)", "-d", "0"])
            } _: { _ in
                try await expect(FarmRow("slapd"), "ldap://127.0.0.1:\(port)", root)
            }
        }
    }

    @Test func vsftpd() async throws {
        try await withTestCA { root in
            let certificate = try await root.intermediate().issue([Self.name], key: .rsa2048)
            let port = try Ports.free()
            try await withPeer(ready: [.listening(port)]) { directory in
                let empty = try directory.folder("empty").path
                let file = try directory.write(
                    "vsftpd.conf",
                    """
                    listen=YES
                    listen_address=127.0.0.1
                    listen_port=\(port)
                    background=NO
                    anonymous_enable=YES
                    secure_chroot_dir=\(empty)
                    ssl_enable=YES
                    rsa_cert_file=\(certificate.chainFile)
                    rsa_private_key_file=\(certificate.keyFile)
                    ssl_tlsv1=YES
                    ssl_ciphers=ECDHE+AESGCM
                    require_ssl_reuse=NO
                    seccomp_sandbox=NO

                    """)
                return try Invocation("vsftpd", [file])
            } _: { _ in
                try await expect(FarmRow("vsftpd"), "ftp://127.0.0.1:\(port)", root)
            }
        }
    }

    @Test func mariadb() async throws {
        try await withTestCA { root in
            let certificate = try await root.intermediate().issue([Self.name])
            var port = try Ports.free()
            try await withMariaDB(port: port, certificate: certificate) { _ in
                try await expect(FarmRow("mariadb"), "mysql://127.0.0.1:\(port)", root)
                try await expectSeen("mysql://127.0.0.1:\(port)", root)
            }
            port = try Ports.free()
            try await withMariaDB(port: port) { _ in
                let row = FarmRow(
                    "mariadb without a certificate", 2, ["critical tls.starttls"],
                    words: ["does not offer TLS in mysql: everything goes in clear"])
                try await expect(row, "mysql://127.0.0.1:\(port)", root)
            }
        }
    }

    @Test func prosody() async throws {
        try await withTestCA { root in
            let certificate = try await root.intermediate().issue([Self.name])
            var ports = try Ports.free(2)
            try await withProsody(host: Self.name, ports: (ports[0], ports[1]), certificate: certificate) { _ in
                for (scheme, port) in zip(["xmpp", "xmpp-server"], ports) {
                    try await expect(FarmRow("prosody: \(scheme)"), "\(scheme)://127.0.0.1:\(port)", root)
                    try await expectSeen("\(scheme)://127.0.0.1:\(port)", root)
                }
            }
            ports = try Ports.free(2)
            try await withProsody(host: Self.name, ports: (ports[0], ports[1])) { _ in
                for (scheme, port) in zip(["xmpp", "xmpp-server"], ports) {
                    let row = FarmRow(
                        "prosody without TLS: \(scheme)", 2, ["critical tls.starttls"],
                        words: ["does not offer TLS in \(scheme): everything goes in clear"])
                    try await expect(row, "\(scheme)://127.0.0.1:\(port)", root)
                }
            }
        }
    }

    /// A healthy server's row says only that nothing is wrong; here it is also that something was looked at.
    private func expectSeen(_ target: String, _ root: TestCA) async throws {
        let output = try await run(
            Upkeep.invocation([
                "tls", target, "--name", Self.name, "--ca-file", root.certificateFile, "--format", "json",
            ]))
        let report = try JSONReport(output)
        for check in ["tls.starttls", "tls.handshake", "tls.chain.trust", "tls.name", "tls.expiry", "tls.cipher.weak"] {
            #expect(report[check]?.status == "ok", "\(target): \(check)\n\(output.standardOutput)")
        }
        #expect(report["tls.protocol.old"]?.summary == "TLS 1.2 and TLS 1.3", "\(target)")
    }

    @Test func postgres() async throws {
        try await withTestCA { root in
            let certificate = try await root.intermediate().issue([Self.name])
            let port = try Ports.free()
            try await withPostgres(port: port, certificate: certificate) { _ in
                try await expect(FarmRow("postgres"), "postgres://127.0.0.1:\(port)", root)
            }
        }
    }
}
