import ArgumentParser
import Checks
import UpkeepCore
import UpkeepSystem

/// `upkeep explain`: what a check asks, why, and what to do about a bad answer.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what a check asks, why it matters, and what to do.",
        discussion: """
            Examples:
              upkeep explain               list every check
              upkeep explain tls.expiry    one check
              upkeep explain http          one family
            """)

    @Argument(
        help: ArgumentHelp("A check's id, or a family; every check when not given.", valueName: "check"),
        completion: .list(CheckCatalogue.upkeep.checks.map(\.id.text)))
    var check: String?

    @Flag(help: "Every check on one page of Markdown.")
    var markdown = false

    func validate() throws {
        if markdown, check != nil { throw ValidationError("--markdown is the page of every check; leave `CHECK` out") }
    }

    func run() async throws {
        let catalogue = CheckCatalogue.upkeep
        let stream = UpkeepCommand.system.standardOutput
        if markdown { return try stream.write(CheckReference.markdown(catalogue)) }
        let style = CheckText.style(for: stream.terminal)
        guard let check else { return try stream.write(CheckText.list(catalogue, style)) }
        try stream.write(CheckText.pages(try catalogue.checks(named: check), catalogue, style))
    }
}
