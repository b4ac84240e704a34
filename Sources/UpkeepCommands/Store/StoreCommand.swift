import ArgumentParser

/// `upkeep store`: looking after what `upkeep watch` keeps.
struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Check, back up, shrink or salvage what `upkeep watch` keeps.",
        usage: "upkeep store <command>",
        discussion: """
            Examples:
              upkeep store check
              upkeep store backup /var/backups/upkeep-2026-11-23
              upkeep store compact
              upkeep store salvage /var/lib/upkeep-new --state /var/lib/upkeep

            Exit status: 0 all is well, 2 it is not, or it was refused.
            """,
        subcommands: [
            StoreCheckCommand.self, StoreBackupCommand.self, StoreCompactCommand.self, StoreSalvageCommand.self,
        ])
}
