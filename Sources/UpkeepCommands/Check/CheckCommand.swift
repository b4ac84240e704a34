import ArgumentParser
import Checks
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// `upkeep check`: look once.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look once at sites the way their visitors do.",
        usage: "upkeep check [<site> ...] [<options>]",
        discussion: """
            Examples:
              upkeep check https://example.com/     one site; any 2xx answer is right
              upkeep check tcp://mail.example.com:25
              upkeep check 'dns://192.0.2.53/example.com?type=MX'
              upkeep check                          all of ./upkeep.yaml, or else of
                                                    /etc/upkeep/upkeep.yaml
              upkeep check shop --explain           a configured site, step by step
              upkeep check shop --format nagios     as a monitoring plugin
              upkeep check --only tls               certificates and handshakes only

            Every address of a name is probed on a fresh connection of its own. A site
            that the config names is looked at as the config says; any other is a URL
            or a host name, looked at over https.

            Exit status: 0 ok, 1 warning, 2 critical, 3 unknown, 130 interrupted.
            """)

    @Argument(help: ArgumentHelp("URLs, host names, or names of configured sites.", valueName: "site"))
    var targets: [String] = []

    @Option(
        help: ArgumentHelp("Read this config instead of ./upkeep.yaml.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @Option(
        help: ArgumentHelp("Only these checks or families, with commas between; may be given again.", valueName: "id"),
        completion: .list(CheckCatalogue.upkeep.checks.map(\.id.text)))
    var only: [String] = []

    @Flag(
        help: """
            Show every step before the report: questions, connections, certificates, headers, times. \
            With a format for programs they go to standard error.
            """)
    var explain = false

    @OptionGroup var memory: StateOption
    @OptionGroup var output: OutputOptions
    @OptionGroup var world: WorldOptions

    func run() async throws {
        do {
            try await look()
        } catch let failure as CommandFailure where output.format == .nagios && failure.isOfCommand {
            // Whoever reads this reads standard output alone, and knows no exit status above 3.
            let system = UpkeepCommand.system
            try Output.put("UPKEEP UNKNOWN - \(failure.line)\n", system.standardOutput)
            try Output.put(failure.text(for: system.standardError.terminal), system.standardError)
            throw CommandFailure(exitCode: ExitStatus.unknown)
        }
    }

    private func look() async throws {
        let system = UpkeepCommand.system
        let filter = try CheckFilter(only, catalogue: .upkeep)
        let selection = try SiteSelection(targets: targets, configPath: config, system: system)
        if let note = selection.note { try Output.put("note: \(note)\n", system.standardError) }
        let redactor = Redactor(selection.secrets)
        do {
            try await look(selection, filter, redactor, system)
        } catch let failure as CommandFailure {
            throw failure.redacted(by: redactor)
        }
    }

    private func look(
        _ selection: SiteSelection, _ filter: CheckFilter, _ redactor: Redactor, _ system: System
    ) async throws {
        let lookout = try Lookout(world, selection.configuration, system)
        let round = CheckRound(
            lookout: lookout, filter: filter, keepsObservations: explain,
            memory: Memory.open(memory.state, system), system: system)
        let (result, signal) = try await round.run(selection.sites)
        if output.format == .text, let note = result.routeNote {
            try Output.put("note: \(note)\n", system.standardError)
        }
        let report = result.report(command: "check", system: system, interrupted: signal != nil)
        if explain {
            try CheckTrace.write(
                result, to: output.format == .text ? system.standardOutput : system.standardError, hiding: redactor)
        }
        try Output.show(report.redacted(by: redactor), output, system)
    }
}
