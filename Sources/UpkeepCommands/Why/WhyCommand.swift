import ArgumentParser
import Checks
import Diagnosis
import UpkeepConfig
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// `upkeep why`: is it down, is it DNS, is it us.
struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Say within seconds whether it is DNS, the site, or you.",
        usage: "upkeep why <site> [<options>]",
        discussion: """
            Examples:
              upkeep why example.com               is it down for anyone else?
              upkeep why https://example.com/shop  judged by this page
              upkeep why shop                      a site of the config
              upkeep why http://192.0.2.80/        no name to look up: the site, or you?
              upkeep why example.com -v            with every question that was asked
              upkeep why example.com --format json

            Your resolvers, open ones, the name servers from the root down, and the
            site at every address that is known are asked at the same time. What was
            seen in good times is remembered and compared: run it once while all is
            well.

            Exit status: 0 fine from here, 1 warning, 2 critical, 3 cannot tell.
            """)

    @Argument(help: ArgumentHelp("A URL, a host name or address, or the name of a configured site.", valueName: "site"))
    var target: String

    @Option(
        help: ArgumentHelp("Read this config instead of ./upkeep.yaml.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @Option(help: ArgumentHelp("The verdict is there by then.", valueName: "time"))
    var deadline = DurationArgument(.seconds(3))

    @Flag(help: "The name servers were changed on purpose: compare with the new ones from now on.")
    var accept = false

    @OptionGroup var outside: OutsideOptions
    @OptionGroup var memory: StateOption
    @OptionGroup var output: OutputOptions
    @OptionGroup var world: WorldOptions
    @OptionGroup var authority: AuthorityOptions
    @OptionGroup var judging: JudgingOptions

    func validate() throws {
        guard (.milliseconds(200)...(.seconds(60))).contains(deadline.duration) else {
            throw ValidationError("--deadline takes from `200ms` to `60s`; under a second little can be seen")
        }
    }

    func run() async throws {
        let system = UpkeepCommand.system
        let selection = try select(system)
        if let note = selection.note { try Output.put("note: \(note)\n", system.standardError) }
        let subject = try WhySubject(selection.sites, target, isPrivate: authority.rootHints != nil)
        let world = try World(self.world, selection.configuration, system)
        let names = try NameWorld(authority, judging, world, system)
        let round = WhyRound(
            names: names, settings: try choices.settings(world.resolver, names.pace),
            memory: Memory.open(memory.state, system, isMissed: true), system: system)
        let report = try await round.report(on: subject, verbose: output.verbose > 0)
        try Output.show(report.redacted(by: Redactor(selection.secrets)), output, system)
    }

    private var choices: WhyChoices {
        var choices = WhyChoices(outside, isPrivate: authority.rootHints != nil)
        choices.deadline = deadline.duration
        choices.acceptsServers = accept
        choices.isTimeGiven = world.now != nil
        return choices
    }

    /// The sites that `target` means, of which only the first counts.
    private func select(_ system: System) throws -> SiteSelection {
        let selection: SiteSelection
        do {
            selection = try SiteSelection(targets: [target], configPath: config, system: system)
        } catch {
            try WhyTarget.refuse(target)
            throw error
        }
        // A configured site may have any name.
        if !selection.sites.contains(where: { $0.name == target }) { try WhyTarget.refuse(target) }
        return selection
    }
}
