import ArgumentParser

/// `upkeep config`: the config file's tools.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Write a config, check it, and look keys up.",
        usage: "upkeep config <command>",
        discussion: """
            Examples:
              upkeep config init example.com shop.example > upkeep.yaml
              upkeep config check
              upkeep config schema > upkeep.schema.json
            """,
        subcommands: [
            ConfigInitCommand.self, ConfigCheckCommand.self, ConfigReferenceCommand.self, ConfigSchemaCommand.self,
        ])
}
