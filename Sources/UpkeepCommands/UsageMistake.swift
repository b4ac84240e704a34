import ArgumentParser
import UpkeepCore

/// Puts the argument parser's complaints into the words that all our errors have.
enum UsageMistake {
    /// - Parameters:
    ///   - message: the parser's sentence.
    ///   - arguments: what was typed, without the program's name.
    static func failure(
        _ message: String, _ arguments: [String], root: any ParsableCommand.Type
    ) -> CommandFailure {
        let (command, rest, path) = descend(arguments, root)
        let commands = names(below: command)
        if let word = rest.first, !word.hasPrefix("-"), !commands.isEmpty {
            let near = Suggestion.nearest(to: word, in: commands)
            return CommandFailure(
                "unknown-command", "there is no command `\((path + [word]).joined(separator: " "))`",
                hint: near.map { "did you mean `\((path + [$0]).joined(separator: " "))`?" }
                    ?? "`\(path.joined(separator: " ")) --help` lists the commands")
        }
        let text = sentence(message)
        let parts = text.split(separator: ". Did", maxSplits: 1)
        return CommandFailure(
            "usage", String(parts.first ?? ""),
            hint: parts.count == 2 ? "did\(parts[1])" : "`\(path.joined(separator: " ")) --help` shows what it takes")
    }

    /// The command that the arguments lead to, and what is left of them.
    private static func descend(
        _ arguments: [String], _ root: any ParsableCommand.Type
    ) -> (command: any ParsableCommand.Type, rest: ArraySlice<String>, path: [String]) {
        var (command, rest, path) = (root, arguments[...], [name(root)])
        while let word = rest.first,
            let next = command.configuration.subcommands.first(where: { name($0) == word })
        {
            (command, rest, path) = (next, rest.dropFirst(), path + [word])
        }
        return (command, rest, path)
    }

    private static func names(below command: any ParsableCommand.Type) -> [String] {
        command.configuration.subcommands.map(name)
    }

    private static func name(_ command: any ParsableCommand.Type) -> String { command.configuration.commandName ?? "" }

    /// One line, lower case, with our kind of quotes, and without begging.
    private static func sentence(_ message: String) -> String {
        let text = message.replacing("'", with: "`").replacing(". Please provide one of", with: "; it is one of")
            .replacing(" the following:\n  - ", with: " ").replacing("\n  - ", with: ", ")
        let trimmed = text.hasSuffix(".") ? text.dropLast() : text[...]
        return trimmed.prefix(1).lowercased() + trimmed.dropFirst()
    }
}
