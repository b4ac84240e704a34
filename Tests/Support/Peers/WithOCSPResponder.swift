/// Runs an authority's responder, as certificates name it.
///
/// - Parameters:
///   - issuer: the authority's certificate, in PEM, and `key` its key: it signs itself what it answers.
///   - revoked: serials, hexadecimal upper case, that it calls revoked since 2026; likewise `good`.
package func withOCSPResponder<Result>(
    port: Int, issuer: String, key: String, revoked: [String], good: [String], _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: [.listening(port)]) { directory in
        let lines =
            good.map { "V\t491231235959Z\t\t\($0)\tunknown\t/CN=shop" }
            + revoked.map { "R\t491231235959Z\t260101000000Z,keyCompromise\t\($0)\tunknown\t/CN=shop" }
        let index = try directory.write("index.txt", lines.map { $0 + "\n" }.joined())
        return try Invocation(
            "openssl",
            [
                "ocsp", "-index", index, "-port", "\(port)", "-CA", issuer, "-rsigner", issuer, "-rkey", key, "-ndays",
                "1",
            ])
    } _: { peer in
        try await body(peer)
    }
}
