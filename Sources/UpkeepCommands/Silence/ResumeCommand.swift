import ArgumentParser
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// `upkeep resume`: alerts go out again.
struct ResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "End a silence early, or take an acknowledgement back.",
        usage: "upkeep resume <name> [<options>]",
        discussion: """
            Examples:
              upkeep resume k3m9qa     a silence, by its id or the id's beginning
              upkeep resume shop       every silence of a site
              upkeep resume host:web1
              upkeep resume all        every silence; acknowledgements stay
              upkeep resume 17         the acknowledgement of an incident

            `upkeep silence` lists what can be ended. What is still broken is told at
            once if a watch runs.
            """)

    @Argument(
        help: ArgumentHelp("A silence, what is silenced, an acknowledged incident, or `all`.", valueName: "name"))
    var name: String

    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let system = UpkeepCommand.system
        let now = system.clock.now
        guard let ledger = try ledger.openIfThere(system) else { throw Self.nothing }
        let records = try await ledger.standingSilences(at: now)
        guard !records.isEmpty else { throw Self.nothing }
        let ended = try SilenceChoice(records).matching(name)
        var entry = LedgerEntry()
        for var record in ended {
            // One that has not begun, or that must not stand beside a later word on the same incident, has no past to keep.
            if record.from >= now || record.kind == .acknowledgement {
                entry.removedSilences.append(record.id)
            } else {
                record.until = now
                entry.silences.append(record)
                entry.events.append(record.ending(at: now, by: Author.current(system)))
            }
        }
        try await ledger.commit(entry)
        try Output.say(
            ended.map { record in
                let what = record.kind == .acknowledgement ? "the acknowledgement of " : ""
                let until = record.until.map { " (it would have been silent until \(system.zone.fullText($0)))" } ?? ""
                return ReportLine(
                    [TextSpan("ended: ", .good)], [TextSpan("\(what)\(SilenceListPage.words(record))\(until)")])
            }, system.standardOutput)
    }

    private static let nothing = CommandFailure(
        "nothing-silenced", "nothing is silenced, so there is nothing to end",
        hint: "`upkeep silence` lists what is")
}
