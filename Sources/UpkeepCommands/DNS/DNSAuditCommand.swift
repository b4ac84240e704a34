import ArgumentParser
import Checks
import DNSProbe
import DNSWire
import Diagnosis
import Synchronization
import UpkeepConfig
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// `upkeep dns ZONE…`.
struct DNSAuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Audit zones; what `upkeep dns ZONE` does.",
        usage: "upkeep dns <zone> ... [<options>]")

    @Argument(help: ArgumentHelp("Zones, by their names.", valueName: "zone"))
    var zones: [String]

    @Option(help: ArgumentHelp("A name that visitors use, besides the zone's own and `www`.", valueName: "name"))
    var host: [String] = []

    @Option(help: ArgumentHelp("The host of your status page: does it survive what it tells about?", valueName: "name"))
    var statusPage: String?

    @Option(
        help: ArgumentHelp(
            "Take visitors' names and agreed name servers from the sites in this config.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @Option(
        help: ArgumentHelp("Only these checks or families, with commas between; may be given again.", valueName: "id"),
        completion: .list(CheckMaker.zones.ids))
    var only: [String] = []

    @Option(help: ArgumentHelp("How long one zone may take.", valueName: "time"))
    var deadline = DurationArgument(.seconds(20))

    @OptionGroup var memory: StateOption
    @OptionGroup var output: OutputOptions
    @OptionGroup var world: WorldOptions
    @OptionGroup var authority: AuthorityOptions
    @OptionGroup var judging: JudgingOptions

    @Option(
        help: ArgumentHelp(
            "Look networks up in origin.ZONE and origin6.ZONE, or `none`; asn.cymru.com, none with --root-hints.",
            valueName: "zone"))
    var asnZone: String?

    func run() async throws {
        let system = UpkeepCommand.system
        let filter = try CheckFilter(only, of: .zones)
        try refuseSlips()
        let names = try zones.map { try ZoneName.read($0) }.uniqued
        try refuseHaste()
        let hosts = try host.map { try ZoneName.read($0) }
        if let stray = hosts.first(where: { host in !names.contains { host.isWithin($0) } }) {
            let zones =
                names.count == 1 ? "the zone `\(names[0].text(trailingDot: names[0].isRoot))`" : "any of these zones"
            throw CommandFailure(
                "outside", "--host `\(stray.text(trailingDot: false))` is not in \(zones)",
                hint: "give it whole, as visitors type it, or audit its own zone")
        }
        let configuration = try config.map { try ConfigFiles.load($0, system) }
        let world = try World(self.world, configuration, system)
        let known = try NameWorld(authority, judging, world, system)
        let round = DNSAuditRound(
            names: known, networks: networks(known.resolver), hosts: hosts,
            statusPage: try statusPage.map { try ZoneName.read($0) }, sites: configuration?.sites ?? [],
            resolversBelong: authority.rootHints == nil || !self.world.resolver.isEmpty,
            memory: Memory.open(memory.state, system), budget: deadline.duration, system: system)
        let report = try await round.report(on: names, filter)
        try Output.show(report, output, system)
    }

    /// `comapre` before a zone is a command with a slip in it.
    private func refuseSlips() throws {
        let commands = DNSCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let word = zones.first, !word.contains("."), let near = Suggestion.nearest(to: word, in: commands) else {
            return
        }
        throw CommandFailure(
            "unknown-command", "there is no command `upkeep dns \(word)`",
            hint: "did you mean `upkeep dns \(near)`? a zone of that name is written `\(word).`")
    }

    /// At its pace, one server must be able to get the questions that every audit asks.
    private func refuseHaste() throws {
        let least = authority.pace.duration * AuditPlan.leastPerServer
        guard deadline.duration < least else { return }
        throw CommandFailure(
            "too-hasty",
            "\(AuditPlan.leastPerServer) questions at least go to each server, one in "
                + "\(DurationText.spoken(authority.pace.duration)), which takes \(DurationText.spoken(least)): "
                + "--deadline \(DurationText.spoken(deadline.duration)) is too short",
            hint: "give a longer --deadline, or a shorter --pace")
    }

    /// Who is asked about networks; those of a world with its own root are not the Internet's.
    private func networks(_ resolver: StubResolver) -> NetworkOrigins? {
        guard asnZone != AuthorityOptions.none, asnZone != nil || authority.rootHints == nil else { return nil }
        let zones = asnZone.map { NetworkOrigins.Zones(v4: "origin.\($0)", v6: "origin6.\($0)") }
        return NetworkOrigins(resolver: resolver, zones: zones ?? .cymru)
    }
}
