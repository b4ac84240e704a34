import ArgumentParser
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// `upkeep timeline`: what happened, the newest last.
struct TimelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Show what happened: incidents, changes, findings and notes.",
        usage: "upkeep timeline [<options>]",
        discussion: """
            Examples:
              upkeep timeline                      the last 50 entries
              upkeep timeline --since 2h           of the last two hours
              upkeep timeline --since 03:50 --until 04:20
              upkeep timeline --subject shop -v    of one site, with all evidence
              upkeep timeline --kind change --kind note
              upkeep timeline --format json

            Times are this machine's; the newest entry is the last. It is read from what
            `upkeep watch` keeps, whether one runs now or not.
            """)

    @Option(help: ArgumentHelp("Only from then on: \(MomentArgument.expectedForm).", valueName: "time"))
    var since: MomentArgument?

    @Option(help: ArgumentHelp("Only what was before then.", valueName: "time"))
    var until: MomentArgument?

    @Option(help: ArgumentHelp("Only of this; `KIND:NAME` where several have the name.", valueName: "name"))
    var subject: String?

    @Option(help: ArgumentHelp("Only entries of this kind; may be given again.", valueName: "kind"))
    var kind: [TimelineEvent.Kind] = []

    @Option(help: ArgumentHelp("The last so many.", valueName: "number"))
    var limit = 50

    @Flag(name: .shortAndLong, help: "Show all evidence.")
    var verbose = false

    @OptionGroup var output: ListingOptions
    @OptionGroup var ledger: LedgerOption

    func validate() throws {
        guard (1...100_000).contains(limit) else { throw ValidationError("--limit takes from 1 to 100000") }
    }

    func run() async throws {
        let system = UpkeepCommand.system
        let now = system.clock.now
        var page = TimelinePage(now: now, zone: system.zone, limit: limit, since: since?.moment(system))
        if let ledger = try ledger.openIfThere(system) {
            page.events = try await find(in: ledger, system)
            page.isFiltered = subject != nil || !kind.isEmpty || since != nil || until != nil
            let incidents = try await ledger.incidents(IncidentQuery(since: page.events.first?.event.at, limit: 10_000))
            page.incidents = Dictionary(incidents.map { ($0.id, $0.incident) }) { first, _ in first }
        }
        let listing = Listing(
            command: "timeline", startedAt: now, name: "events", entry: "event",
            entries: page.shown.map { $0.json })
        let style = output.style(for: system.standardOutput.terminal, verbosity: verbose ? 1 : 0)
        try Output.put(listing.rendered(as: output.format) { page.text(style) }, system.standardOutput)
    }

    /// The newest last; one more than is shown, to know whether there are more.
    private func find(in ledger: LedgerFile, _ system: System) async throws -> [LedgerEvent] {
        var query = EventQuery(
            since: since?.moment(system), until: until?.moment(system), kinds: Set(kind), limit: limit + 1)
        guard let subject else { return try await ledger.events(query).reversed() }
        var found: [LedgerEvent] = []
        for subject in try await SubjectFinder(ledger, self.ledger.folder(system), system).all(subject) {
            query.subject = subject
            found += try await ledger.events(query)
        }
        return Array(found.sorted { ($0.event.at, $0.id ?? 0) < ($1.event.at, $1.id ?? 0) }.suffix(limit + 1))
    }
}

extension TimelineEvent.Kind: ExpressibleByArgument {}
