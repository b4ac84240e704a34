import ArgumentParser
import Checks
import UpkeepCore
import UpkeepSystem
import UpkeepReport

/// `upkeep check`: look once.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look once at sites the way their visitors do.",
        discussion: """
            Examples:
              upkeep check https://example.com/            one site, right answers assumed to be 2xx
              upkeep check example.com tcp://mail.example.com:25 'dns://192.0.2.53/example.com?type=MX'
              upkeep check                                 everything in ./upkeep.yaml or /etc/upkeep/upkeep.yaml
              upkeep check shop --explain                  one configured site, with every step that was taken
              upkeep check --only tls --format nagios      one family of checks, as a monitoring plugin

            Every address of a name is probed on its own fresh connection. Exit status: 0 ok, 1 warning, 2 critical,
            3 unknown.
            """)

    @Argument(help: ArgumentHelp("URLs, host names, or names of configured sites.", valueName: "url"))
    var targets: [String] = []

    @Option(help: ArgumentHelp("Read this config instead of ./upkeep.yaml.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Only this check or family; may be given again.", valueName: "id"))
    var only: [String] = []

    @Flag(help: "Show every step: questions, connections, certificates, headers, times.")
    var explain = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var world: WorldOptions

    func run() async throws {
        let system = UpkeepCommand.system
        let filter = try CheckFilter(only, catalogue: .upkeep)
        let selection = try SiteSelection(targets: targets, configPath: config, system: system)
        let lookout = try Lookout(world, selection.configuration, system)
        let round = CheckRound(lookout: lookout, filter: filter, keepsObservations: explain, system: system)
        let (result, signal) = try await round.run(selection.sites)
        let report = result.report(
            command: "check", lookout: lookout, system: system, interrupted: signal != nil)
        if explain, output.format == .text { try CheckTrace.write(result, to: system.standardOutput) }
        try Output.show(report, output, system)
    }
}
