import ArgumentParser
import Checks
import UpkeepCore
import UpkeepSystem

/// `upkeep dns compare ZONE`.
struct DNSCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare copies of a zone, record by record.",
        usage: "upkeep dns compare <zone> [--with <source>] ... [<options>]",
        discussion: """
            Examples:
              upkeep dns compare example.com                       its own servers
              upkeep dns compare example.com --with example.zone   a file with them
              upkeep dns compare example.com --with ns1.new.example
                                                   before the delegation is changed
              upkeep dns compare example.com --with AXFR@10.0.0.1 --with 192.0.2.53

            A source is a zone file (write ./ before a name that could be a server's),
            AXFR@SERVER for a transfer, or a name server. One alone is compared with
            the zone's own servers, address by address; two or more with one another.

            Names come from files and transfers, else from a server that gives the zone
            to anyone, and besides from usual names and from what answers lead to. At
            each name the types that any source has there are asked for, and the usual
            ones. Serial, signatures and their keys, apex NS records and whom the SOA
            names are each provider's own and may differ.

            Exit status: 0 same, 1 only times differ, 2 records differ, 3 something
            could not be read.
            """)

    @Argument(help: ArgumentHelp("The zone, by its name.", valueName: "zone"))
    var zone: String

    @Option(
        help: ArgumentHelp("Compare this: a file, AXFR@SERVER, a server; may be given again.", valueName: "source"),
        completion: .file())
    var with: [String] = []

    @Option(help: ArgumentHelp("Ask for this name of the zone, too; may be given again.", valueName: "name"))
    var name: [String] = []

    @Flag(help: "Apex NS records, and whom the SOA names, must be the same, too.")
    var includeNs = false

    @Flag(help: "Serials must be the same, too.")
    var includeSerial = false

    @Flag(help: "DNSKEY, CDS and the like must be the same, too; signatures where whole copies are compared.")
    var includeSigning = false

    @Flag(help: "TTLs may differ.")
    var ignoreTtl = false

    @Option(help: ArgumentHelp("How long it may take.", valueName: "time"))
    var deadline = DurationArgument(.seconds(300))

    @OptionGroup var output: OutputOptions
    @OptionGroup var world: WorldOptions
    @OptionGroup var authority: AuthorityOptions

    func run() async throws {
        let system = UpkeepCommand.system
        let zone = try ZoneName.read(zone)
        let others = try name.map { try ZoneName.read($0, in: zone) }
        let sources = try with.map { try CopySource($0, defaultPort: authority.dnsPort, system.files) }
        let names = try NameWorld(authority, nil, try World(world, nil, system), system)
        let round = DNSCompareRound(
            reader: CopyReader(zone, names, budget: deadline.duration, system.files), sources: sources,
            others: others, ignoring: ignoring, system: system)
        try Output.show(try await round.report(), output, system)
    }

    private var ignoring: ZoneDifferences {
        var ignoring = ZoneDifferences.usual
        if includeNs { ignoring.remove(.provider) }
        if includeSerial { ignoring.remove(.serial) }
        if includeSigning { ignoring.remove(.signing) }
        if ignoreTtl { ignoring.insert(.timeToLive) }
        return ignoring
    }
}
