/// Runs unbound as a resolver that answers from `localData` and forwards nothing anywhere.
///
/// - Parameters:
///   - localData: resource records as text, such as `www.example. 300 IN A 192.0.2.1`.
///   - server: further lines for the `server` clause, such as `local-zone: "gone.example." always_nxdomain`.
///   - clauses: further clauses, such as a `forward-zone`.
package func withUnbound<Result>(
    port: Int, address: String = "127.0.0.1", localData: [String] = [], server: [String] = [], clauses: String = "",
    in namespace: NetworkNamespace? = nil,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    let signs: [Readiness] = [.listening(port), .datagrams(port), .says("start of service")]
    return try await withPeer(ready: signs) { directory in
        let lines = server + localData.map { "local-data: '\($0)'" }
        let text = """
            server:
                interface: \(address)@\(port)
                directory: "\(directory.path)"
                username: ""
                chroot: ""
                pidfile: ""
                use-syslog: no
                logfile: ""
                verbosity: 1
                num-threads: 1
                do-not-query-localhost: no
                module-config: "iterator"
                \(lines.joined(separator: "\n    "))
            remote-control:
                control-enable: no
            \(clauses)

            """
        let file = try directory.write("unbound.conf", text)
        return try Invocation("unbound", ["-d", "-p", "-c", file], in: namespace)
    } _: { peer in
        try await body(peer)
    }
}
