/// Runs nghttpd, an HTTP/2 server: over TLS with a certificate, in clear text without one.
///
/// - Parameters:
///   - documents: served by name, from the server's own folder.
///   - options: further ones, such as `--trailer=x-sum: 1`, `--early-response`, `--max-concurrent-streams=1`.
package func withNghttpd<Result>(
    port: Int, certificate: TestCertificate?, documents: [String: String], options: [String] = [],
    in namespace: NetworkNamespace? = nil,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: [.listening(port)]) { directory in
        for (name, text) in documents { try directory.write("documents/\(name)", text) }
        let security = certificate.map { [$0.keyFile, $0.chainFile] } ?? []
        let transport = certificate == nil ? ["--no-tls"] : []
        return try Invocation(
            "nghttpd",
            ["--htdocs", directory.file("documents")] + transport + options + ["\(port)"] + security,
            in: namespace)
    } _: { peer in
        try await body(peer)
    }
}
