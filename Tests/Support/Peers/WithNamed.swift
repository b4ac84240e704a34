/// Runs BIND as the authority for these zones, on one port of 127.0.0.1 or of `addresses`.
///
/// - Parameters:
///   - zones: the zone file's text by the zone's name.
///   - options: further lines for the `options` block, such as `recursion yes;`.
///   - sections: further blocks, such as another `zone` or a `key`.
package func withNamed<Result>(
    port: Int, addresses: [String] = ["127.0.0.1"], zones: [String: String], options: String = "",
    sections: String = "", in namespace: NetworkNamespace? = nil,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    let signs: [Readiness] = [.listening(port), .datagrams(port), .says("all zones loaded"), .says("running")]
    return try await withPeer(ready: signs) { directory in
        var declarations = ""
        for (index, zone) in zones.sorted(by: { $0.key < $1.key }).enumerated() {
            try directory.write("zone-\(index)", zone.value)
            declarations += "zone \"\(zone.key)\" { type primary; file \"zone-\(index)\"; };\n"
        }
        let (v6, v4) = (addresses.filter { $0.contains(":") }, addresses.filter { !$0.contains(":") })
        let text = """
            options {
                directory "\(directory.path)";
                pid-file none;
                session-keyfile none;
                listen-on port \(port) { \(list(v4)) };
                listen-on-v6 port \(port) { \(list(v6)) };
                allow-query { any; };
                notify no;
                \(options.contains("recursion") ? "" : "recursion no;")
                dnssec-validation no;
                \(options)
            };
            controls { };
            \(declarations)
            \(sections)

            """
        let file = try directory.write("named.conf", text)
        return try Invocation("named", ["-g", "-n", "1", "-c", file], in: namespace)
    } _: { peer in
        try await body(peer)
    }
}

private func list(_ addresses: [String]) -> String {
    addresses.isEmpty ? "none;" : addresses.map { "\($0);" }.joined(separator: " ")
}
