/// Runs GnuTLS's own server, which still has RC4 and 3DES.
///
/// - Parameters:
///   - priority: versions and suites, in GnuTLS's own words.
///   - options: further ones, such as `--heartbeat`.
package func withGnuTLSServer<Result>(
    port: Int, certificate: TestCertificate, priority: String = "NORMAL", options: [String] = [],
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: [.listening(port)]) { directory in
        try Invocation(
            "gnutls-serv",
            [
                "--http", "--quiet", "--disable-client-cert", "--port", "\(port)", "--x509certfile",
                certificate.chainFile, "--x509keyfile", certificate.keyFile, "--priority", priority,
            ] + options, workingDirectory: directory.path)
    } _: { peer in
        try await body(peer)
    }
}
