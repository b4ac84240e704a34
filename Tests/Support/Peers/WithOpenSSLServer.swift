/// Runs `openssl s_server`, whose TLS can be set in every detail.
///
/// Without `-www` or the like among the options, it sends to the client what `Peer.send` gives it, byte for byte.
/// - Parameter options: further ones, such as `-www`, `-tls1_2`, `-alpn http/1.1`, `-naccept 1`.
package func withOpenSSLServer<Result>(
    port: Int, certificate: TestCertificate, options: [String] = [], in namespace: NetworkNamespace? = nil,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: [.listening(port)]) { directory in
        try Invocation(
            "openssl",
            [
                "s_server", "-quiet", "-accept", "\(port)", "-cert", certificate.certificateFile,
                "-cert_chain", certificate.chainFile, "-key", certificate.keyFile,
            ] + options,
            workingDirectory: directory.path, in: namespace)
    } _: { peer in
        try await body(peer)
    }
}
