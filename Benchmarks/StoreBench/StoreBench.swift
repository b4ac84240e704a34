import ArgumentParser

/// How fast the store of `upkeep watch` takes results, how much room they need, and how fast it answers.
@main
struct StoreBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store-bench", abstract: "Measure the store of `upkeep watch`.",
        subcommands: [Insert.self, Year.self])
}
