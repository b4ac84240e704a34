/// Runs prometheus-blackbox-exporter with these modules, in the YAML of its `modules:` key.
package func withBlackboxExporter<Result>(
    port: Int, modules: String, in namespace: NetworkNamespace? = nil,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: [.listening(port)]) { directory in
        let indented = modules.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
        let file = try directory.write("blackbox.yml", "modules:\n\(indented)\n")
        return try Invocation(
            "prometheus-blackbox-exporter",
            ["--config.file=\(file)", "--web.listen-address=127.0.0.1:\(port)"], in: namespace)
    } _: { peer in
        try await body(peer)
    }
}
