import ArgumentParser
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// `upkeep incidents`: what is broken and what was; with a name, all of one.
struct IncidentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incidents",
        abstract: "List what is broken and what was, or show all of one incident.",
        usage: "upkeep incidents [<incident>] [<options>]",
        discussion: """
            Examples:
              upkeep incidents              the last seven days, and all that are open
              upkeep incidents --open       only what is broken now
              upkeep incidents --since 90d
              upkeep incidents 17           all of one: verdict, what changed, whom it struck
              upkeep incidents 17 --format json

            An incident is named by its number (17), by its id, or by the id's beginning.
            """)

    private static let usualDays = 7

    @Argument(help: ArgumentHelp("Show all of this one.", valueName: "incident"))
    var incident: String?

    @Flag(help: "Only those that are open.")
    var open = false

    @Option(help: ArgumentHelp("Those that were open at some time from then on.", valueName: "time"))
    var since: MomentArgument?

    @OptionGroup var output: ListingOptions
    @OptionGroup var ledger: LedgerOption

    func validate() throws {
        if incident != nil, open || since != nil { throw ValidationError("--open and --since are for the list") }
    }

    func run() async throws {
        let system = UpkeepCommand.system
        let now = system.clock.now
        let ledger = try ledger.openIfThere(system)
        let style = output.style(for: system.standardOutput.terminal)
        let entries: [[JSONValue.Member]]
        let text: String
        if let incident {
            guard let ledger else { throw Self.unknown(incident) }
            let story = try await IncidentStory(IncidentFinder(ledger: ledger).one(incident), ledger, now)
            (entries, text) = ([story.json], IncidentPage(story: story, zone: system.zone).text(style))
        } else {
            let from = since?.moment(system) ?? now + .seconds(-86_400 * Self.usualDays)
            let query = IncidentQuery(isOpen: open ? true : nil, since: from, limit: 10_000)
            let found = try await ledger?.incidents(query).reversed().map(\.incident) ?? []
            let silences = try await ledger?.silences(at: now) ?? []
            let page = IncidentListPage(
                incidents: found, silences: silences, isOpenOnly: open, since: from, isEmptyStore: ledger == nil,
                now: now, zone: system.zone)
            (entries, text) = (found.map(\.json), page.text(style))
        }
        let listing = Listing(
            command: "incidents", startedAt: now, name: "incidents", entry: "incident", entries: entries)
        try Output.put(listing.rendered(as: output.format) { text }, system.standardOutput)
    }

    private static func unknown(_ text: String) -> CommandFailure {
        CommandFailure(
            "unknown-incident", "there is no incident `\(text)`: nothing has been recorded yet",
            hint: "`upkeep watch` keeps looking; `--state FOLDER` names another store")
    }
}
