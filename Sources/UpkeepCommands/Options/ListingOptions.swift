import ArgumentParser
import UpkeepReport
import UpkeepSystem

/// How a list is shown.
struct ListingOptions: ParsableArguments {
    @Option(help: "How to print it; all but text are for programs.")
    var format: ListingFormat = .text

    func style(for terminal: Terminal, verbosity: Int = 0) -> TextStyle {
        TextStyle(colour: terminal.colour, width: terminal.columns, unicode: terminal.unicode, verbosity: verbosity)
    }
}

extension ListingFormat: ExpressibleByArgument {}
