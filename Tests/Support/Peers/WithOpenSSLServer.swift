/// Runs `openssl s_server`, whose TLS can be set in every detail.
///
/// Without `-www` or the like among the options, it sends to the client what `Peer.send` gives it, byte for byte.
/// - Parameter options: further ones, such as `-www`, `-tls1_2`, `-alpn http/1.1`, `-naccept 1`.
package func withOpenSSLServer<Result>(
    port: Int, certificate: TestCertificate, options: [String] = [], in namespace: NetworkNamespace? = nil,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: [.listening(port)]) { directory in
        // It sends the leaf by itself, and all that is in the other file after it.
        let above = TestCertificate.text(of: certificate.chainFile).dropFirst(certificate.text.count)
        let chain = above.isEmpty ? [] : ["-cert_chain", try directory.write("above.pem", String(above))]
        return try Invocation(
            "openssl",
            [
                "s_server", "-quiet", "-accept", "\(port)", "-cert", certificate.certificateFile, "-key",
                certificate.keyFile,
            ] + chain + options,
            workingDirectory: directory.path, in: namespace)
    } _: { peer in
        try await body(peer)
    }
}
