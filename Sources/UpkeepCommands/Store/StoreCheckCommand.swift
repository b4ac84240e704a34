import ArgumentParser
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// `upkeep store check`: is all of it readable.
struct StoreCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read all of the store and say whether it is whole.",
        usage: "upkeep store check [<options>]",
        discussion: """
            Examples:
              upkeep store check
              upkeep store check --state /var/lib/upkeep --format json

            Nothing is written, and `upkeep watch` may go on meanwhile.

            Exit status: 0 whole, 2 damaged, written by a newer Upkeep, or not there.
            """)

    @OptionGroup var output: ListingOptions
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let system = UpkeepCommand.system
        let now = system.clock.now
        let store = StoreFolder(try ledger.folder(system))
        let reports = try await Progress.show(
            "checking the store", total: 0, on: system.standardError, clock: system.clock
        ) { _ in try await store.check() }
        let listing = Listing(
            command: "store check", startedAt: now, name: "files", entry: "file", entries: reports.map(\.json))
        let page = StoreCheckPage(reports: reports)
        let style = output.style(for: system.standardOutput.terminal)
        try Output.put(listing.rendered(as: output.format) { page.text(style) }, system.standardOutput)
        if !reports.allSatisfy(\.isSound) { throw CommandFailure(exitCode: ExitStatus.critical) }
    }
}
