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
