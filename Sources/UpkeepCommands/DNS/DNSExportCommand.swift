import ArgumentParser
import Checks
import DNSWire
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// `upkeep dns export ZONE`.
struct DNSExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a copy of a zone, to keep away from its provider.",
        usage: "upkeep dns export <zone> [<options>]",
        discussion: """
            Examples:
              upkeep dns export example.com --output example.com.zone
              upkeep dns export example.com --from AXFR@192.0.2.53
              upkeep dns export example.com --format octodns --name api --name vpn
              upkeep dns export example.com --from example.com.zone --format octodns

            The copy comes by transfer when one of the zone's servers gives it to you.
            Else it is what can be observed: usual names, those given with --name, and
            what answers lead to. Such a copy is not whole, and says so at its top with
            the names that were asked for.

            A transferred BIND copy keeps its signatures; --unsigned leaves them out
            for a server that signs on its own. octoDNS's form never has any.

            Exit status: 0 a whole copy, 1 a copy that lacks something, 3 no copy.
            """)

    @Argument(help: ArgumentHelp("The zone, by its name.", valueName: "zone"))
    var zone: String

    @Option(help: "What to write: a zone file that any server reads, or octoDNS's YAML.")
    var format: ZoneExport.Format = .bind

    @Option(
        help: ArgumentHelp("Copy from this: AXFR@SERVER, a zone file, a server to ask.", valueName: "source"),
        completion: .file())
    var from: String?

    @Option(help: ArgumentHelp("Ask for this name of the zone, too; may be given again.", valueName: "name"))
    var name: [String] = []

    @Flag(help: "Leave out signatures, keys and proofs of absence.")
    var unsigned = false

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write to this file, which must not exist yet.", valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(help: "The file of --output may exist; it is replaced as one, and only by a whole copy.")
    var replace = false

    @Option(help: ArgumentHelp("How long it may take.", valueName: "time"))
    var deadline = DurationArgument(.seconds(120))

    @OptionGroup var world: WorldOptions
    @OptionGroup var authority: AuthorityOptions

    func validate() throws {
        if replace, output == nil { throw ValidationError("--replace goes with --output") }
    }

    func run() async throws {
        let system = UpkeepCommand.system
        let zone = try ZoneName.read(zone)
        let others = try name.map { try ZoneName.read($0, in: zone) }
        let source = try from.map { try CopySource($0, defaultPort: authority.dnsPort, system.files) }
        try refuseOutput(system)
        try refuseFolder(system)
        let names = try NameWorld(authority, nil, try World(world, nil, system), system)
        let round = DNSExportRound(
            reader: CopyReader(zone, names, budget: deadline.duration, system.files), source: source, others: others,
            system: system)
        let copy = try await round.copy()
        let export: ZoneExport
        do {
            export = try ZoneExport(
                copy.records, of: zone, from: copy.origin, as: format, isUnsigned: unsigned,
                at: names.world.clock.now, maker: "Upkeep \(UpkeepCommand.version)")
        } catch {
            throw CommandFailure(error.code, "the zone cannot be written: \(error.message)")
        }
        try write(export, isWhole: copy.origin.isWhole, system)
        if !export.notes.isEmpty { throw CommandFailure(exitCode: ExitStatus.warning) }
    }

    /// Before anybody has waited for an answer.
    private func refuseOutput(_ system: System) throws {
        guard let output, !replace else { return }
        let isTaken: Bool
        do { isTaken = try system.files.exists(output) } catch { throw CommandFailure(error) }
        if isTaken {
            throw CommandFailure(
                "already-exists", "`\(output)` already exists and was left as it is",
                hint: "name another file, or give --replace")
        }
    }

    /// A copy that cannot be put down is not worth the asking.
    private func refuseFolder(_ system: System) throws {
        guard let output, let slash = output.lastIndex(of: "/"), slash != output.startIndex else { return }
        do {
            _ = try system.files.list(String(output[..<slash]))
        } catch {
            // What may not be listed may be written to all the same.
            guard error.kind != .permission else { return }
            throw CommandFailure(
                "no-folder", "nothing can be written there: \(error.message)", hint: "make the folder first")
        }
    }

    private func write(_ export: ZoneExport, isWhole: Bool, _ system: System) throws {
        guard let output else {
            try Output.put(export.text, system.standardOutput)
            return try say(export.notes.map { ("note: ", $0) }, system)
        }
        if replace, !isWhole, (try? system.files.exists(output)) != false {
            throw CommandFailure(
                "not-whole", "`\(output)` was left as it is: what can be observed is no whole copy to replace it by",
                hint: "write it to another file, or copy by transfer: `--from AXFR@SERVER`",
                exitCode: ExitStatus.warning)
        }
        do {
            try system.files.write(Array(export.text.utf8), to: output, FileWrite(replacing: replace))
        } catch {
            throw CommandFailure(error)
        }
        try say(export.notes.map { ("note: ", $0) } + [("", "wrote `\(output)`")], system)
    }

    private func say(_ lines: [(lead: String, text: String)], _ system: System) throws {
        let terminal = system.standardError.terminal
        var page = TextPage(TextStyle(width: terminal.columns, unicode: terminal.unicode))
        for line in lines { page.paragraph([TextSpan(line.lead)], [TextSpan(line.text)]) }
        try Output.put(page.text, system.standardError)
    }
}

extension ZoneExport.Format: ExpressibleByArgument {}
