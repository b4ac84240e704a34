/// Runs tlslite-ng, the one server at hand whose faults can be switched on.
///
/// - Parameters:
///   - keyFile: another key than the certificate's, for a server that shows what is not its own.
///   - options: as ``TLSLiteServer/script`` takes them, such as `heartbeat=vulnerable`.
package func withTLSLite<Result>(
    port: Int, certificate: TestCertificate, keyFile: String? = nil, options: [String] = [],
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: [.listening(port)]) { directory in
        try PythonPackages.require()
        let file = try directory.write("server.py", TLSLiteServer.script)
        return try Invocation(
            Python.program, [file, "\(port)", certificate.chainFile, keyFile ?? certificate.keyFile] + options,
            environment: ["PYTHONPATH": PythonPackages.folder], workingDirectory: directory.path)
    } _: { peer in
        try await body(peer)
    }
}
