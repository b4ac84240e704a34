import ArgumentParser

/// `upkeep alert`: the ways to somebody.
struct AlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "See that alerts arrive.",
        usage: "upkeep alert <command>",
        discussion: """
            Examples:
              upkeep alert test           a test through every channel
              upkeep alert test ops       through one of them
            """,
        subcommands: [AlertTestCommand.self])
}
