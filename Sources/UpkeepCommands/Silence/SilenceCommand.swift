import ArgumentParser
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

/// `upkeep silence`: nobody is to be woken for a while.
struct SilenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silence",
        abstract: "Hold alerts back for a while, or list what is silenced.",
        usage: "upkeep silence [<name> --for <time>] [<options>]",
        discussion: """
            Examples:
              upkeep silence                           what is silenced now, until when,
                                                       and what maintenance is planned
              upkeep silence shop --for 2h --reason "new database"
              upkeep silence host:web1 --for 30m       and all that stands on it
              upkeep silence all --for 15m
              upkeep silence trait:dns-provider:alpha.example --for 1d
              upkeep silence --format json

            Looks go on, and incidents open and close: only alerts of new ones are held
            back. Whoever was told of a beginning is told of its end, and what is still
            broken when the silence ends is told then. `upkeep resume` ends it early. It
            works whether `upkeep watch` runs at that moment or not. What is not known yet
            is named with its kind (`site:shop`), and a warning says that it is not.
            """)

    private static let longest = Duration.seconds(366 * 86_400)

    @Argument(
        help: ArgumentHelp(
            "A site or other subject, `host:NAME`, `trait:KIND:NAME`, or `all`.", valueName: "name"))
    var target: String?

    @Option(name: .customLong("for"), help: ArgumentHelp("For how long, such as `2h`.", valueName: "time"))
    var length: DurationArgument?

    @Option(help: ArgumentHelp("Why, for the others.", valueName: "text"))
    var reason = ""

    @Option(help: ArgumentHelp("Who wants it; you when not given.", valueName: "name"))
    var author: String?

    @Flag(help: "List what is silenced now, as without a name.")
    var list = false

    @Option(
        help: ArgumentHelp("List this config's maintenance instead of ./upkeep.yaml's.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @OptionGroup var output: ListingOptions
    @OptionGroup var ledger: LedgerOption

    func validate() throws {
        guard let target, !list else {
            if target != nil || length != nil { throw ValidationError("--list goes without a name and --for") }
            return
        }
        guard let length else {
            throw ValidationError("say for how long: `upkeep silence \(target) --for 2h`")
        }
        guard length.duration >= .seconds(1), length.duration <= Self.longest else {
            throw ValidationError("--for takes from a second to a year: a silence that never ends is forgotten")
        }
        if output.format != .text { throw ValidationError("--format is for the list") }
        if config != nil { throw ValidationError("--config is for the list") }
    }

    func run() async throws {
        let system = UpkeepCommand.system
        guard let target, let length else { return try await show(system) }
        let now = system.clock.now
        let file = try ledger.open(system)
        let finder = try await SubjectFinder(file, ledger.folder(system), system)
        let meant = try SilenceTarget(target, finder)
        let until = now + length.duration
        let record = SilenceRecord(
            id: SilenceName.new(), kind: .silence, subject: meant.subject, scope: meant.scope, from: now, until: until,
            author: author ?? Author.current(system), reason: reason)
        var entry = LedgerEntry()
        entry.silences = [record]
        entry.events = [record.event]
        try await file.commit(entry)
        try finder.doubt(about: meant)?.warn(system)
        try Output.say(
            [
                ReportLine(
                    [TextSpan("silenced until \(system.zone.fullText(until)): ", .good)], [TextSpan(meant.words)]),
                ReportLine(["  "], ["incidents open and close all the same; what is still broken then is told then"]),
                ReportLine(["  "], ["take it back: `upkeep resume \(record.id)`"]),
            ], system.standardOutput)
    }

    private func show(_ system: System) async throws {
        let now = system.clock.now
        let said = try await ledger.openIfThere(system)?.standingSilences(at: now) ?? []
        let planned = try ConfiguredPlan.read(config, system)?.plannedSilences(at: now) ?? []
        let records = said.filter { $0.from <= now } + planned
        let listing = Listing(
            command: "silence", startedAt: now, name: "silences", entry: "silence", entries: records.map(\.json))
        let page = SilenceListPage(records: records, now: now, zone: system.zone)
        let style = output.style(for: system.standardOutput.terminal)
        try Output.put(listing.rendered(as: output.format) { page.text(style) }, system.standardOutput)
    }
}
