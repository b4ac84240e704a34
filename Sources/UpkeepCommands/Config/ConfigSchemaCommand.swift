import ArgumentParser
import UpkeepConfig
import UpkeepSystem

/// `upkeep config schema`: the JSON Schema that editors complete from.
struct ConfigSchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the config's JSON Schema, for editors.")

    func run() async throws {
        try UpkeepCommand.system.standardOutput.write(ConfigSchema.json())
    }
}
