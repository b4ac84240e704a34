import ArgumentParser
import Notifiers
import UpkeepConfig
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// `upkeep alert test`: whether alerts would arrive, found out before the worst hour.
struct AlertTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Send a test alert through the configured channels.",
        usage: "upkeep alert test [<channel> ...] [<options>]",
        discussion: """
            Sends at once, past the queue of `upkeep watch`, one attempt for each channel,
            and says what each receiver answered. No fallback takes a channel's place.
            PagerDuty and Opsgenie open an alert for it, which you close there.

            Examples:
              upkeep alert test                    every channel
              upkeep alert test ops mail           these two
              upkeep alert test --config /etc/upkeep/upkeep.yaml

            Exit status: 0 every receiver took it, 2 one did not, 130 interrupted.
            """)

    @Argument(help: ArgumentHelp("Names of channels; all of them when not given.", valueName: "channel"))
    var channels: [String] = []

    @Option(
        help: ArgumentHelp("Read this config instead of ./upkeep.yaml.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var world: WorldOptions

    func run() async throws {
        let system = UpkeepCommand.system
        guard let path = try config ?? ConfigFiles.find(system) else {
            throw CommandFailure(
                "no-config", "no config at \(ConfigFiles.placesText) that could name a channel",
                hint: "`upkeep config reference alerts` says how to write one")
        }
        let configuration = try ConfigFiles.load(path, system)
        let redactor = Redactor(configuration.secrets)
        do {
            let chosen = try Self.chosen(channels, of: configuration.watch.alerts.channels, path)
            let round = AlertTestRound(
                channels: chosen, courier: try Self.courier(try World(world, configuration, system), system),
                authorities: world.caFile, now: world.now.flatMap { Timestamp(rfc3339: $0) }, system: system)
            try Output.show(try await round.report().redacted(by: redactor), output, system)
        } catch let failure as CommandFailure {
            throw failure.redacted(by: redactor)
        }
    }

    /// - Parameter names: each may be given twice; none means all.
    static func chosen(_ names: [String], of channels: [AlertChannel], _ path: String) throws -> [AlertChannel] {
        guard !channels.isEmpty else {
            throw CommandFailure(
                "no-channel", "`\(path)` has no alert channel",
                hint: "`upkeep config reference alerts` says how to write one")
        }
        for name in names where !channels.contains(where: { $0.name == name }) {
            let known = channels.map { "`\($0.name)`" }.joined(separator: ", ")
            throw CommandFailure(
                "unknown-channel", "`\(path)` has no alert channel `\(name)`",
                hint: Suggestion.hint(name, channels.map(\.name)) ?? "it has \(known)")
        }
        return names.isEmpty ? channels : channels.filter { names.contains($0.name) }
    }

    private static func courier(_ world: World, _ system: System) throws -> Courier {
        let proxy: HTTPProxy?
        do throws(NotifierError) { proxy = try HTTPProxy(environment: system.environment) } catch {
            throw CommandFailure(error)
        }
        return Courier(
            loops: world.loops, book: AddressBook(clock: world.clock, lookup: world.addresses), clock: world.clock,
            environment: system.environment, proxy: proxy)
    }
}
