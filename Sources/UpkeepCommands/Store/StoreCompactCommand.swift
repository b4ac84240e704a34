import ArgumentParser
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// `upkeep store compact`: give free room back to the disk.
struct StoreCompactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Write the store anew without its free room.",
        usage: "upkeep store compact [<options>]",
        discussion: """
            Examples:
              upkeep store compact
              upkeep store compact --state /var/lib/upkeep

            Stop `upkeep watch` first: while it runs this is refused. It needs as much
            room again on the disk while it works. Seldom needed, since the store uses
            its free room itself.
            """)

    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let system = UpkeepCommand.system
        let folder = try ledger.folder(system)
        let store = StoreFolder(folder)
        let before = try store.bytes()
        try await Progress.show("compacting the store", total: 0, on: system.standardError, clock: system.clock) { _ in
            try await store.compact()
        }
        let after = try store.bytes()
        try Output.say(
            [
                ReportLine(
                    [TextSpan("compacted ", .good)],
                    [TextSpan("`\(folder)`: \(SizeText.bytes(before)) before, \(SizeText.bytes(after)) now")])
            ], system.standardOutput)
    }
}
