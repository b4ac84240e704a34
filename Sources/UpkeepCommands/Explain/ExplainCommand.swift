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
              upkeep explain                 list every check
              upkeep explain tls.expiry      one check
              upkeep explain http            one family
            """)

    @Argument(help: ArgumentHelp("A check's id, or a family.", valueName: "check"), completion: .list(CheckCatalogue.upkeep.checks.map(\.id.text)))
    var check: String?

    func run() async throws {
        let catalogue = CheckCatalogue.upkeep
        let text: String
        if let check {
            let checks = catalogue.checks.filter { $0.id.text == check || $0.id.family == check }
            guard !checks.isEmpty else { throw Self.unknown(check, catalogue) }
            text = checks.map { CheckText.page($0, catalogue) }.joined(separator: "\n")
        } else {
            text = CheckText.list(catalogue)
        }
        try UpkeepCommand.system.standardOutput.write(text)
    }

    private static func unknown(_ name: String, _ catalogue: CheckCatalogue) -> CommandFailure {
        let close = catalogue.checks.map(\.id.text).filter { $0.contains(name) || name.contains($0.split(separator: ".").last ?? "-") }
        let hint = close.isEmpty ? "`upkeep explain` lists every check" : "did you mean `\(close.joined(separator: "`, `"))`?"
        return CommandFailure("unknown-check", "there is no check `\(name)`", hint: hint)
    }
}
