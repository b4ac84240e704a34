import UpkeepCore
import UpkeepDemo

/// Looks at a demo shop with other people's tools, so that a fault is really there and not only claimed.
struct Visitor {
    let site: DemoSite
    private let folder: ScratchFolder

    init(_ shop: DemoShop) throws {
        site = shop.site
        folder = try ScratchFolder()
        try folder.write(site.caPEM, to: "ca.pem")
    }

    var caFile: String { folder.path("ca.pem") }

    /// `curl` on the https page (or another URL) at one address, with a short deadline.
    func curl(
        _ url: String? = nil, at address: String = "127.0.0.1", _ arguments: String..., seconds: Double = 60
    ) async throws -> Tool.Outcome {
        let host = address.contains(":") ? "[\(address)]" : address
        return try await Tool.run(
            "curl",
            [
                "--silent", "--show-error", "--noproxy", "*", "--max-time", "\(seconds)", "--cacert", caFile,
                "--connect-to", "\(site.name)::\(host):",
            ] + arguments + [url ?? site.url])
    }

    /// `curl` for one of its write-out variables, e.g. `http_code`.
    func measure(
        _ variable: String, of url: String? = nil, at address: String = "127.0.0.1", _ arguments: String...
    ) async throws -> String {
        let host = address.contains(":") ? "[\(address)]" : address
        return try await Tool.run(
            "curl",
            [
                "--silent", "--noproxy", "*", "--max-time", "60", "--cacert", caFile, "--connect-to",
                "\(site.name)::\(host):", "--output", "/dev/null", "--write-out", "%{\(variable)}",
            ] + arguments + [url ?? site.url]
        ).output
    }

    /// `dig` at visitors' resolver, one try.
    func dig(_ arguments: String...) async throws -> Tool.Outcome {
        try await Tool.run(
            "dig",
            ["@\(site.resolver.address)", "-p", "\(site.resolver.port)", "+tries=1", "+time=30", "+noedns"]
                + arguments)
    }

    func dig(_ arguments: [String]) async throws -> Tool.Outcome {
        try await Tool.run(
            "dig", ["@\(site.resolver.address)", "-p", "\(site.resolver.port)", "+tries=1", "+time=30"] + arguments)
    }

    /// `dig` at one of the authoritative servers, which nobody asks to recurse.
    func dig(at server: String, _ arguments: String...) async throws -> Tool.Outcome {
        try await Tool.run(
            "dig",
            ["@\(server)", "-p", "\(site.dnsPort)", "+tries=1", "+time=30", "+noedns", "+norecurse"] + arguments)
    }

    /// The lines of a short answer, sorted.
    func digShort(_ name: String, _ type: String) async throws -> [String] {
        try await dig("+short", name, type).output.split(separator: "\n").map(String.init).sorted()
    }
}
