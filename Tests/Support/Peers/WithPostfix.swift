import Foundation
import Glibc

/// Runs Postfix's SMTP server on one port of 127.0.0.1. It takes no mail for anyone.
///
/// Everything is in the server's own folder; the machine's `/etc/postfix` is not read.
/// - Parameters:
///   - certificate: offered by STARTTLS; without one STARTTLS is not offered.
///   - parameters: further lines of `main.cf`, such as `smtpd_banner = …`.
/// - Throws: unless root, which Postfix must start as.
package func withPostfix<Result>(
    port: Int, certificate: TestCertificate? = nil, parameters: [String] = [],
    in namespace: NetworkNamespace? = nil,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: [.listening(port)]) { directory in
        try prepareFolders(directory)
        let security = certificate.map {
            ["smtpd_tls_security_level = may", "smtpd_tls_chain_files = \($0.keyFile), \($0.chainFile)"]
        }
        let base = """
            compatibility_level = 3.6
            queue_directory = \(directory.file("queue"))
            data_directory = \(directory.file("data"))
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            myhostname = mail.example.test
            mydestination =
            relay_domains =
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            maillog_file = \(directory.file("mail.log"))
            maillog_file_prefixes = \(directory.path)
            local_recipient_maps =
            alias_maps =
            alias_database =
            smtpd_peername_lookup = no
            smtpd_relay_restrictions = reject
            """
        let lines = [base] + (security ?? []) + parameters + [""]
        try directory.write("configuration/main.cf", lines.joined(separator: "\n"))
        try directory.write(
            "configuration/master.cf",
            """
            127.0.0.1:\(port) inet n - n - - smtpd
            anvil unix - - n - 1 anvil
            rewrite unix - - n - - trivial-rewrite
            tlsmgr unix - - n 1000? 1 tlsmgr
            postlog unix-dgram n - n - 1 postlogd

            """)
        return try Invocation("master", ["-c", directory.file("configuration"), "-d"], in: namespace)
    } _: { peer in
        try await body(peer)
    }
}

private func prepareFolders(_ directory: TemporaryDirectory) throws {
    guard let owner = getpwnam("postfix") else { throw PeerError.missing("postfix") }
    for name in ["queue", "queue/pid", "queue/private", "queue/public", "data"] {
        try FileManager.default.createDirectory(atPath: directory.file(name), withIntermediateDirectories: true)
    }
    for name in ["queue/private", "queue/public", "data"] {
        guard chown(directory.file(name), owner.pointee.pw_uid, gid_t.max) == 0 else {
            throw PeerError.system("chown", errno)
        }
    }
}
