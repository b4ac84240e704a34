import Foundation
import Glibc

/// Runs PostgreSQL with a fresh, empty database on one port of 127.0.0.1.
///
/// - Throws: unless root, since it gives that up for the account `postgres`.
package func withPostgres<Result>(
    port: Int, certificate: TestCertificate, _ body: (Peer) async throws -> Result
) async throws -> Result {
    guard let owner = getpwnam("postgres") else { throw PeerError.missing("postgres") }
    let (user, group) = (owner.pointee.pw_uid, owner.pointee.pw_gid)
    let account = ["--reuid", "\(user)", "--regid", "\(group)", "--clear-groups"]
    return try await withTemporaryDirectory { home in
        // It takes no key that others may read, and none that is another's.
        for (name, source) in [("chain.pem", certificate.chainFile), ("key.pem", certificate.keyFile)] {
            try home.write(name, TestCertificate.text(of: source))
            guard chmod(home.file(name), 0o600) == 0, chown(home.file(name), user, group) == 0 else {
                throw PeerError.system("chown", errno)
            }
        }
        guard chown(home.path, user, group) == 0 else { throw PeerError.system("chown", errno) }
        let programs = try newestPrograms()
        let data = home.file("data")
        let making = ["\(programs)/initdb", "-D", data, "-A", "reject", "--no-sync", "--locale", "C"]
        try await mustRun(Invocation("setpriv", account + making, workingDirectory: home.path))
        let settings = [
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "ssl=on",
            "ssl_cert_file=\(home.file("chain.pem"))",
            "ssl_key_file=\(home.file("key.pem"))", "fsync=off",
        ].flatMap { ["-c", $0] }
        return try await withPeer(ready: [.listening(port)]) { _ in
            try Invocation(
                "setpriv", account + ["\(programs)/postgres", "-D", data, "-p", "\(port)"] + settings,
                workingDirectory: home.path)
        } _: { peer in
            try await body(peer)
        }
    }
}

/// Debian keeps each major version in a folder of its own, none of which is on the search path.
private func newestPrograms() throws -> String {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    guard let newest = versions.compactMap(Int.init).max() else { throw PeerError.missing("postgres") }
    return "\(root)/\(newest)/bin"
}
