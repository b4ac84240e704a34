import ArgumentParser
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// `upkeep ack`: somebody has it.
struct AckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack",
        abstract: "Say that you have an incident: no more reminders, nobody else is woken.",
        usage: "upkeep ack <incident> ... [<options>]",
        discussion: """
            Examples:
              upkeep ack 17
              upkeep ack 17 --reason "waiting for the provider"
              upkeep ack 17 18 --author anna

            An incident is named by its number (17), by its id, or by the id's beginning;
            `upkeep incidents --open` lists them. Its end is told all the same. It works
            whether `upkeep watch` runs at that moment or not.
            """)

    @Argument(help: ArgumentHelp("The incidents.", valueName: "incident"))
    var incidents: [String] = []

    @Option(help: ArgumentHelp("What others should know.", valueName: "text"))
    var reason = ""

    @Option(help: ArgumentHelp("Who has it; you when not given.", valueName: "name"))
    var author: String?

    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let system = UpkeepCommand.system
        let now = system.clock.now
        let ledger = try ledger.open(system)
        let finder = IncidentFinder(ledger: ledger)
        guard !incidents.isEmpty else {
            throw CommandFailure("no-incident", "which incident?", hint: try await finder.candidates())
        }
        var found: [Incident] = []
        for text in incidents {
            let incident = try await finder.one(text).incident
            try refuseClosed(incident, now)
            found.append(incident)
        }
        let earlier = try await ledger.silences(at: now)
        var entry = LedgerEntry()
        entry.silences = found.map { incident in
            SilenceRecord(
                id: SilenceName.acknowledgement(of: incident.id.description), kind: .acknowledgement,
                incident: incident.id.description, from: now, author: author ?? Author.current(system), reason: reason)
        }
        try await ledger.commit(entry)
        try Output.say(found.flatMap { Self.lines($0, earlier) }, system.standardOutput)
    }

    private func refuseClosed(_ incident: Incident, _ now: Timestamp) throws {
        guard let closedAt = incident.closedAt else { return }
        throw CommandFailure(
            "resolved", "\(incident.shortName) is over: resolved \(DurationText.spoken(now - closedAt)) ago",
            hint: "`upkeep incidents --open` lists what is not")
    }

    private static func lines(_ incident: Incident, _ earlier: [SilenceRecord]) -> [ReportLine] {
        let name = SilenceName.acknowledgement(of: incident.id.description)
        let before = earlier.first { $0.id == name }.map { " (before, \($0.author) had it)" } ?? ""
        return [
            ReportLine(
                [TextSpan("acknowledged ", .good), TextSpan("\(incident.shortName) ", .strong)],
                [TextSpan("\(incident.headline)\(before)")]),
            ReportLine(["  "], ["until it is resolved nobody is reminded of it; its end is told"]),
            ReportLine(["  "], ["take it back: `upkeep resume \(incident.id.number)`"]),
        ]
    }
}
