import ArgumentParser
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// `upkeep store salvage`: what still reads of a damaged store.
struct StoreSalvageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "salvage",
        abstract: "Copy what still reads of a damaged store into a new one.",
        usage: "upkeep store salvage <folder> [<options>]",
        discussion: """
            Examples:
              upkeep store salvage /var/lib/upkeep-new --state /var/lib/upkeep

            Row by row, going on behind each place that does not read. The damaged files
            are not touched. Stop `upkeep watch` first, so that nothing is written to what
            you are about to leave. What was remembered of good times is not copied: it is
            learnt anew.

            Exit status: 0 everything was saved, 2 some of it is lost.
            """)

    @Argument(help: ArgumentHelp("A new or empty folder.", valueName: "folder"), completion: .directory)
    var folder: String

    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let system = UpkeepCommand.system
        let state = try ledger.folder(system)
        let reports = try await Progress.show(
            "salvaging the store", total: 0, on: system.standardError, clock: system.clock
        ) { _ in try await StoreFolder(state).salvage(to: folder) }
        var lines = reports.map { report in
            let rows = SizeText.count(report.saved.values.reduce(0, +), "row")
            let lost = report.damaged.sorted().map { "`\($0)`" }.joined(separator: ", ")
            return ReportLine(
                report.isWhole ? [TextSpan("saved ", .good)] : [TextSpan("saved in part ", .caution)],
                [TextSpan("`\(report.path)`: \(rows)\(report.isWhole ? "" : "; something is lost of \(lost)")")])
        }
        lines.append(
            ReportLine(
                ["next: "], [TextSpan("`upkeep store check --state \(folder)`, then use it in the place of `\(state)`")]
            ))
        try Output.say(lines, system.standardOutput)
        if !reports.allSatisfy(\.isWhole) { throw CommandFailure(exitCode: ExitStatus.critical) }
    }
}
