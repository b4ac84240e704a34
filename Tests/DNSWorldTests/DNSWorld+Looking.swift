import DNSWorld
import Peers

extension DNSWorld {
    /// Asks one server once, without recursion unless `+rec` is among the options.
    func dig(_ address: String, _ name: String, _ type: String, _ options: String...) async throws -> DigReply {
        try await dig(address, name, type, options)
    }

    /// Asks one server once, without recursion unless `+rec` is among the options.
    func dig(_ address: String, _ name: String, _ type: String, _ options: [String]) async throws -> DigReply {
        let fixed = ["+tries=1", "+time=5", "+dnssec", "+nocookie", "+norec", "+ignore"]
        return DigReply(try await run("dig", ["@\(address)"] + fixed + options + [name, type]))
    }

    /// Asks as a visitor's machine would.
    func resolve(_ name: String, _ type: String, at resolver: WorldHost = .resolver, _ options: String...) async throws
        -> DigReply
    {
        try await dig(resolver.v4, name, type, ["+rec"] + options)
    }

    /// Fetches a page from one address, over TLS, and checks the certificate.
    func fetch(_ url: String, from address: String) async throws -> CommandOutput {
        let host = url.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        let port = url.hasPrefix("https") ? 443 : 80
        let target = address.contains(":") ? "[\(address)]" : address
        return try await run(
            "curl",
            [
                "--silent", "--show-error", "--noproxy", "*", "--connect-timeout", "2", "--max-time", "20",
                "--cacert", files.authority, "--resolve", "\(host):\(port):\(target)",
                "--write-out", " %{http_code}", url,
            ])
    }
}
