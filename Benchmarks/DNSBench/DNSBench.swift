import ArgumentParser

/// How fast the product's own DNS code is, by itself.
@main
struct DNSBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dns-bench", abstract: "Measure how fast name servers are asked, and messages read and written.",
        subcommands: [Sweep.self, Codec.self])
}
