import Glibc

/// Runs MariaDB without a single account on one port of 127.0.0.1: it greets whoever comes, which is all that TLS takes.
///
/// - Parameter certificate: offered to clients; without one TLS is not offered.
/// - Throws: unless root, since it gives that up for the account `mysql`.
package func withMariaDB<Result>(
    port: Int, certificate: TestCertificate? = nil, _ body: (Peer) async throws -> Result
) async throws -> Result {
    guard let owner = getpwnam("mysql") else { throw PeerError.missing("mariadbd") }
    let (user, group) = (owner.pointee.pw_uid, owner.pointee.pw_gid)
    return try await withPeer(ready: [.listening(port)]) { home in
        var security = ["--skip-ssl"]
        if let certificate {
            let files = [("chain.pem", certificate.chainFile), ("key.pem", certificate.keyFile)]
            for (name, source) in files { try home.write(name, TestCertificate.text(of: source)) }
            security = [
                "--ssl-cert=\(home.file("chain.pem"))", "--ssl-key=\(home.file("key.pem"))",
                "--tls-version=TLSv1.2,TLSv1.3", "--ssl-cipher=ECDHE+AESGCM",
            ]
        }
        let data = try home.folder("data").path
        for path in [home.path, data] + ["chain.pem", "key.pem"].filter({ _ in certificate != nil }).map(home.file) {
            guard chown(path, user, group) == 0 else { throw PeerError.system("chown", errno) }
        }
        return try Invocation(
            "setpriv",
            [
                "--reuid", "\(user)", "--regid", "\(group)", "--clear-groups", "mariadbd", "--no-defaults",
                "--datadir=\(data)", "--tmpdir=\(data)", "--skip-grant-tables", "--skip-networking=0",
                "--bind-address=127.0.0.1",
                "--port=\(port)", "--socket=\(home.file("socket"))", "--pid-file=\(home.file("pid"))",
                "--innodb-log-file-size=4M", "--innodb-buffer-pool-size=8M",
            ] + security, workingDirectory: home.path)
    } _: { peer in
        try await body(peer)
    }
}
