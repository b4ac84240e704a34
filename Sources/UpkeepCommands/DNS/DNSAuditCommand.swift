import ArgumentParser
import Checks
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
        completion: .list(CheckCatalogue.upkeep.checks.map(\.id.text)))
    var only: [String] = []

    @Option(help: ArgumentHelp("How long one zone may take.", valueName: "time"))
    var deadline = DurationArgument(.seconds(20))

    @OptionGroup var memory: StateOption
    @OptionGroup var output: OutputOptions
    @OptionGroup var world: WorldOptions
    @OptionGroup var authority: AuthorityOptions

    func run() async throws {
        let system = UpkeepCommand.system
        let filter = try CheckFilter(only, catalogue: .upkeep)
        let names = try zones.map { try ZoneName.read($0) }
        let hosts = try host.map { try ZoneName.read($0) }
        let configuration = try config.map { try ConfigFiles.load($0, system) }
        let world = try World(self.world, configuration, system)
        let round = DNSAuditRound(
            names: try NameWorld(authority, world, system), hosts: hosts,
            statusPage: try statusPage.map { try ZoneName.read($0) }, sites: configuration?.sites ?? [],
            resolversBelong: authority.rootHints == nil || !self.world.resolver.isEmpty,
            memory: Memory.open(memory.state, system), budget: deadline.duration, system: system)
        let report = try await round.report(on: names, filter)
        try Output.show(report, output, system)
    }
}
