import ArgumentParser

/// `upkeep dns`: zones, as their own name servers tell them.
struct DNSCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dns",
        abstract: "Audit a zone and its redundancy.",
        usage: "upkeep dns <zone> ... [<options>]",
        discussion: """
            Examples:
              upkeep dns example.com               what is wrong, and what would survive
              upkeep dns example.com example.net   several zones
              upkeep dns example.com -v            with evidence, and Zonemaster's names
              upkeep dns compare example.com       do all its servers say the same
              upkeep dns export example.com        a copy to keep somewhere else

            Every server of the zone is asked itself, at every address, over UDP and
            TCP, from the root down; no resolver hides anything. One broken server is
            one finding, and what follows from it is folded under it.

            Exit status: 0 ok, 1 warning, 2 critical, 3 unknown.

            """ + auditOptions,
        subcommands: [DNSAuditCommand.self, DNSCompareCommand.self, DNSExportCommand.self],
        defaultSubcommand: DNSAuditCommand.self)

    /// The options that `upkeep dns ZONE` takes, which are the audit's.
    private static var auditOptions: String {
        let help = DNSAuditCommand.helpMessage(columns: 80)
        guard let options = help.firstRange(of: "\nOPTIONS:\n") else { return "" }
        return "Options of `upkeep dns ZONE`:\n" + help[options.upperBound...]
    }
}
