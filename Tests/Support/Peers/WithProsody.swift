import Glibc

/// Runs Prosody for one host, for clients on the first and for servers on the second of these ports of 127.0.0.1.
///
/// - Parameter certificate: offered by STARTTLS; without one the module for that is not loaded.
/// - Throws: unless root, since it gives that up for the account `prosody`.
package func withProsody<Result>(
    host: String, ports: (clients: Int, servers: Int), certificate: TestCertificate? = nil,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    guard let owner = getpwnam("prosody") else { throw PeerError.missing("prosody") }
    let (user, group) = (owner.pointee.pw_uid, owner.pointee.pw_gid)
    return try await withPeer(ready: [.listening(ports.clients), .listening(ports.servers)]) { home in
        var security = ""
        if let certificate {
            let files = [("chain.pem", certificate.chainFile), ("key.pem", certificate.keyFile)]
            for (name, source) in files { try home.write(name, TestCertificate.text(of: source)) }
            security = """
                ssl = {
                    certificate = "\(home.file("chain.pem"))"; key = "\(home.file("key.pem"))";
                    ciphers = "ECDHE+AESGCM";
                }
                """
        }
        let data = try home.folder("data").path
        let configuration = try home.write(
            "prosody.cfg.lua",
            """
            pidfile = "\(home.file("pid"))"
            data_path = "\(data)"
            certificates = "\(home.path)"
            log = { warn = "*console" }
            modules_enabled = { \(certificate == nil ? "" : "\"tls\"; ")"saslauth"; "dialback" }
            interfaces = { "127.0.0.1" }
            c2s_ports = { \(ports.clients) }
            s2s_ports = { \(ports.servers) }
            c2s_require_encryption = \(certificate != nil)
            VirtualHost "\(host)"
            \(security)

            """)
        let files = certificate == nil ? [] : ["chain.pem", "key.pem"].map(home.file)
        for path in [home.path, data, configuration] + files {
            guard chown(path, user, group) == 0 else { throw PeerError.system("chown", errno) }
        }
        return try Invocation(
            "setpriv",
            [
                "--reuid", "\(user)", "--regid", "\(group)", "--clear-groups", "prosody", "--config", configuration,
                "-F",
            ], workingDirectory: home.path)
    } _: { peer in
        try await body(peer)
    }
}
