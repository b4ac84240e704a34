import ArgumentParser
import UpkeepCore

/// What every command that looks takes, so that private worlds can be looked at without the internet.
struct WorldOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Ask this DNS server instead of the system's; may be given again.", valueName: "ip[:port]"))
    var resolver: [String] = []

    @Option(
        help: ArgumentHelp("Trust the certificates in this PEM file instead of the system's.", valueName: "pem"),
        completion: .file(extensions: ["pem", "crt"]))
    var caFile: String?

    @Option(help: ArgumentHelp("Judge dates as of this moment.", valueName: "rfc3339"))
    var now: String?

    var resolvers: [Endpoint] { resolver.compactMap { Endpoint($0, defaultPort: 53) } }

    func validate() throws {
        for text in resolver where Endpoint(text, defaultPort: 53) == nil {
            throw ValidationError("--resolver `\(text)` is no address; write `192.0.2.53` or `[2001:db8::53]:5353`")
        }
        if let now, Timestamp(rfc3339: now) == nil {
            throw ValidationError("--now `\(now)` is no moment; write it like `2026-11-22T16:43:00Z`")
        }
    }
}
