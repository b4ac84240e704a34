import ArgumentParser
import UpkeepConfig
import UpkeepSystem

/// `upkeep config schema`: the JSON Schema that editors complete from.
struct ConfigSchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the config's JSON Schema, for editors.",
        discussion: """
            Examples:
              upkeep config schema > upkeep.schema.json

            The first line of what `upkeep config init` writes points editors to a
            schema beside the config.
            """)

    func run() async throws {
        try UpkeepCommand.system.standardOutput.write(ConfigSchema.json())
    }
}
