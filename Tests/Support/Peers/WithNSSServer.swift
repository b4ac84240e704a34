/// Runs NSS's own server: the one in Debian that still speaks SSLv3.
///
/// - Parameters:
///   - versions: the lowest and the highest, such as `ssl3:tls1.2`.
///   - options: further ones, such as `-r` to ask clients for certificates.
package func withNSSServer<Result>(
    port: Int, certificate: TestCertificate, versions: String, options: [String] = [],
    _ body: (Peer) async throws -> Result
) async throws -> Result {
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
        return try await withPeer(ready: [.listening(port)]) { _ in
            try Invocation(
                "/usr/bin/selfserv",
                ["-d", "sql:\(database.path)", "-n", "shop", "-p", "\(port)", "-V", versions] + options)
        } _: { peer in
            try await body(peer)
        }
    }
}
