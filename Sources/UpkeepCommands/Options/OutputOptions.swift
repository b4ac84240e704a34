import ArgumentParser
import UpkeepReport
import UpkeepSystem

/// How a report is shown.
struct OutputOptions: ParsableArguments {
    @Option(help: "How to print the report; all but text are for programs.")
    var format: ReportFormat = .text

    @Flag(name: .shortAndLong, help: "Show reasons and evidence; twice: for good news too.")
    var verbose: Int

    func style(for terminal: Terminal) -> TextStyle { Self.style(for: terminal, verbosity: verbose) }

    static func style(for terminal: Terminal, verbosity: Int) -> TextStyle {
        TextStyle(colour: terminal.colour, width: terminal.columns, unicode: terminal.unicode, verbosity: verbosity)
    }
}

extension ReportFormat: ExpressibleByArgument {}
