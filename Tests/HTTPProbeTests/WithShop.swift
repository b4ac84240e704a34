import Checks
import Peers

/// What one nginx saw of a test's probes.
struct Shop {
    let port: Int
    let nginx: Peer

    /// What each request so far was: nginx logs one when it is done with it, so a last one is asked for and waited for.
    func requests(asking visitor: Visitor, scheme: String) async throws -> [String] {
        let sentinel = try await visitor.look(at: "\(scheme)://shop.test:\(port)/sentinel")
        if let failure = sentinel.failure { throw failure }
        while true {
            let lines = nginx.file("access.log").split(separator: "\n").map(String.init)
            if let end = lines.firstIndex(where: { $0.contains(" /sentinel ") }) { return Array(lines[..<end]) }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

/// Runs nginx as `shop.test` on one port of 127.0.0.1, with these `location` blocks; over TLS with a certificate.
func withShop<Result>(
    _ locations: String, tls certificate: TestCertificate? = nil, http2: Bool = true, options: String = "",
    files: [String: String] = [:], listen address: String = "127.0.0.1",
    _ body: (Shop) async throws -> Result
) async throws -> Result {
    let port = try Ports.free()
    // Named by a variable, the files are read anew for each handshake, so that a test can renew them.
    let maps =
        certificate.map {
            "map $ssl_server_name $chain { default \($0.chainFile); } "
                + "map $ssl_server_name $key { default \($0.keyFile); }"
        } ?? ""
    let security = certificate == nil ? "" : "ssl_certificate $chain; ssl_certificate_key $key;"
    let flags = certificate == nil ? "" : http2 ? "ssl http2" : "ssl"
    let servers = """
        \(maps)
        log_format probe '$request_method $request_uri $status conn=$connection host=$http_host sni=$ssl_server_name '
            'reused=$ssl_session_reused agent=$http_user_agent auth=$http_authorization cookie=$http_cookie '
            'key=$http_x_api_key';
        server {
            listen \(address):\(port) \(flags);
            server_name _;
            access_log access.log probe;
            root html;
            \(security)
            \(options)
            location = /sentinel { return 200; }
            \(locations)
        }
        """
    return try await withNginx(servers, ports: [port], files: files) { nginx in
        try await body(Shop(port: port, nginx: nginx))
    }
}
