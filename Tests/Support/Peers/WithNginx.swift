/// Runs nginx with these `server` blocks inside `http`.
///
/// Relative paths in the configuration are in the server's folder: `access_log access.log`, `root html`.
/// - Parameters:
///   - ports: the TCP ports that the blocks listen on; it is ready when all are bound.
///   - files: written into the server's folder before it starts.
///   - main: directives outside `http`, such as a `stream` block.
package func withNginx<Result>(
    _ servers: String, ports: [Int], files: [String: String] = [:], main: String = "",
    in namespace: NetworkNamespace? = nil,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: ports.map(Readiness.listening)) { directory in
        for (name, text) in files { try directory.write(name, text) }
        try directory.write("nginx.conf", NginxConfiguration.text(servers, main: main))
        return try Invocation(
            "nginx", ["-p", directory.path, "-c", "nginx.conf", "-e", "stderr"], in: namespace)
    } _: { peer in
        try await body(peer)
    }
}
