import ArgumentParser

/// How fast the product's own TLS code is, by itself.
@main
struct TLSBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tls-bench", abstract: "Measure quick looks at TLS servers, and the judging of chains.",
        subcommands: [Quick.self, Judge.self])
}
