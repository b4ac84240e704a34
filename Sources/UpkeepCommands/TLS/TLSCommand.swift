import ArgumentParser
import Checks
import UpkeepConfig
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// `upkeep tls`: certificates and encryption, on the wire and on the disk.
struct TLSCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tls",
        abstract: "Test every certificate and endpoint, on the wire and on disk.",
        usage: "upkeep tls [<target> ...] [<options>]",
        discussion: """
            Examples:
              upkeep tls shop.example               every address of it, port 443
              upkeep tls shop.example --quick       chain, name and dates only
              upkeep tls smtp://mail.example        STARTTLS; imap, pop3, ldap, ftp,
                                                    xmpp, postgres, mysql, … too
              upkeep tls 192.0.2.1:8443 --name shop.example
              upkeep tls shop.example --connect 192.0.2.1
                                                    before the name points there
              upkeep tls /etc/letsencrypt           files: keys, dates, who may read
                                                    them, and who renews them
              upkeep tls /etc/ssl/shop shop.example is what is on the disk served?
              upkeep tls shop.example --revocation  ask the authority, too
              upkeep tls                            all of ./upkeep.yaml

            A scan makes some dozens of connections to each address; `--rate` slows it
            down for servers that ban bursts. Nothing is asked of a server that could
            make it give away memory or fall over.

            Exit status: 0 ok, 1 warning, 2 critical, 3 unknown, 130 interrupted.
            """)

    @OptionGroup var target: TLSTargetOptions
    @OptionGroup var scan: TLSScanOptions

    @Option(
        help: ArgumentHelp(
            "The password of PKCS#12 files and encrypted keys is this file's first line.",
            valueName: "file"), completion: .file())
    var passwordFile: String?

    @Option(
        help: ArgumentHelp("Read this config instead of ./upkeep.yaml.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @Option(
        help: ArgumentHelp("Only these checks or families, with commas between; may be given again.", valueName: "id"),
        completion: .list(CheckMaker.endpoints.ids))
    var only: [String] = []

    @OptionGroup var memory: StateOption
    @OptionGroup var output: OutputOptions
    @OptionGroup var world: WorldOptions

    func run() async throws {
        let system = UpkeepCommand.system
        let filter = try CheckFilter(only, of: .endpoints)
        let selection = try TLSSelection(target, configPath: config, system)
        let redactor = Redactor(selection.configuration?.secrets ?? [])
        do {
            let world = try World(world, selection.configuration, system)
            let round = TLSCommandRound(
                selection: selection, order: scan.order, profile: scan.profile?.profile, world: world,
                files: try CertificateFolder(passwordFile: passwordFile, connect: target.connect, world, system),
                memory: Memory.open(memory.state, system), system: system)
            let report = try await round.report(
                filter, verbose: output.verbose > 0, measures: output.format.hasMeasurements)
            try Output.show(report.redacted(by: redactor), output, system)
        } catch let failure as CommandFailure {
            throw failure.redacted(by: redactor)
        }
    }
}
