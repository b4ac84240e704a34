import ArgumentParser
import UpkeepConfig
import UpkeepSystem

/// `upkeep config reference`: every key there is.
struct ConfigReferenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference",
        abstract: "Print every key, what it does, and a commented sample.",
        discussion: """
            Examples:
              upkeep config reference | less
              upkeep config reference --sample > upkeep.yaml
            """)

    @Flag(help: "Print only the commented sample, as a config file.")
    var sample = false

    func run() async throws {
        try UpkeepCommand.system.standardOutput.write(sample ? ConfigSample.yaml() : ConfigReference.markdown())
    }
}
