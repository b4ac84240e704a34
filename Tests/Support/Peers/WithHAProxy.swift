/// Runs haproxy with these sections (`frontend`, `backend`, `listen`).
package func withHAProxy<Result>(
    _ sections: String, ports: [Int], files: [String: String] = [:], in namespace: NetworkNamespace? = nil,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: ports.map(Readiness.listening)) { directory in
        for (name, text) in files { try directory.write(name, text) }
        let text = """
            global
                maxconn 1000
            defaults
                mode http
                timeout connect 5s
                timeout client 10s
                timeout server 10s
            \(sections)

            """
        let file = try directory.write("haproxy.cfg", text)
        return try Invocation("haproxy", ["-db", "-f", file], workingDirectory: directory.path, in: namespace)
    } _: { peer in
        try await body(peer)
    }
}
