import ArgumentParser
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// `upkeep store backup`: a whole copy, while everything goes on.
struct StoreBackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store while `upkeep watch` goes on.",
        usage: "upkeep store backup <folder> [<options>]",
        discussion: """
            Examples:
              upkeep store backup /var/backups/upkeep-$(date +%F)
              upkeep store backup ./copy --state /var/lib/upkeep

            Each file is copied as it is at one moment; a copy has its name only once it
            is whole. A folder that holds a store already is refused. To go back to a
            backup, stop the watch and put its files in the place of the store's.
            """)

    @Argument(help: ArgumentHelp("A new or empty folder.", valueName: "folder"), completion: .directory)
    var folder: String

    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let system = UpkeepCommand.system
        let store = StoreFolder(try ledger.folder(system))
        let copies = try await Progress.show(
            "copying the store", total: 0, on: system.standardError, clock: system.clock
        ) { _ in try await store.backup(to: folder) }
        let bytes = try StoreFolder(folder).bytes()
        try Output.say(
            [
                ReportLine(
                    [TextSpan("copied ", .good)],
                    [TextSpan("\(SizeText.count(copies.count, "file")), \(SizeText.bytes(bytes)), to `\(folder)`")]),
                ReportLine(["next: "], [TextSpan("`upkeep store check --state \(folder)` reads the copy through")]),
            ], system.standardOutput)
    }
}
