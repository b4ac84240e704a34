import ArgumentParser
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// `upkeep note`: write down what somebody did.
struct NoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Write down what you did, so that an incident can name it.",
        usage: "upkeep note <text> [<options>]",
        discussion: """
            Examples:
              upkeep note "deployed shop 1.4.2"
              upkeep note "swapped the certificate" --subject shop
              upkeep note "switched off web2 for repair" --subject host:web2
              upkeep note "firewall opened for the office" --at 20m
              upkeep note "build 812 is out" --author ci

            What was noted in the hour before something breaks is told with the incident,
            and what was noted of the thing itself before everything else.
            """)

    /// A note is a line, not a report.
    private static let longest = 2000

    @Argument(help: ArgumentHelp("What was done, in a sentence.", valueName: "text"))
    var text: String

    @Option(
        help: ArgumentHelp("What it was done to; `KIND:NAME` for what is not watched.", valueName: "name"))
    var subject: String?

    @Option(help: ArgumentHelp("When: \(MomentArgument.expectedForm); now when not given.", valueName: "time"))
    var at: MomentArgument?

    @Option(help: ArgumentHelp("Who did it; you when not given.", valueName: "name"))
    var author: String?

    @OptionGroup var ledger: LedgerOption

    func validate() throws {
        let length = text.utf8.count
        if !text.contains(where: { !$0.isWhitespace }) { throw ValidationError("an empty note tells nobody anything") }
        if length > Self.longest {
            throw ValidationError("a note is a sentence; this one has \(length) bytes of at most \(Self.longest)")
        }
    }

    func run() async throws {
        let system = UpkeepCommand.system
        let file = try ledger.open(system)
        let finder = try await SubjectFinder(file, ledger.folder(system), system)
        let subject = try subject.map { try finder.one($0) } ?? .everything
        let event = TimelineEvent(
            kind: .note, at: at?.moment(system) ?? system.clock.now, subject: subject, summary: text)
        let author = author ?? Author.current(system)
        var entry = LedgerEntry()
        entry.events = [LedgerEvent(event, author: author)]
        try await file.commit(entry)
        try finder.doubt(about: .subject(subject))?.warn(system)
        let about = self.subject == nil ? "" : " of `\(subject.name)`"
        try Output.say(
            [
                ReportLine([], [TextSpan("noted\(about) at \(system.zone.fullText(event.at)) by \(author)")]),
                ReportLine(["next: "], ["`upkeep timeline --since 1h` shows it among the rest"]),
            ], system.standardOutput)
    }
}
