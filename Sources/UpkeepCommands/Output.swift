import UpkeepReport
import UpkeepSystem

/// Puts a report where it belongs and ends with its exit status.
enum Output {
    static func show(_ report: Report, _ options: OutputOptions, _ system: System) throws {
        let stream = system.standardOutput
        do {
            try report.write(as: options.format, style: options.style(for: stream.terminal)) { try stream.write($0) }
        } catch let error as OutputError where error.kind == .readerGone {
            // A reader who has seen enough changes nothing about the answer.
        }
        if report.exitCode != ExitStatus.ok { throw CommandFailure(exitCode: report.exitCode) }
    }

    /// Lines that a command leaves behind, laid out for the reader's terminal.
    static func say(_ lines: [ReportLine], _ stream: OutputStream) throws {
        let terminal = stream.terminal
        var page = TextPage(
            TextStyle(colour: terminal.colour, width: terminal.columns, unicode: terminal.unicode))
        for line in lines { page.paragraph(line.lead, line.body) }
        try put(page.text, stream)
    }

    /// Writes `text`; a reader who has seen enough changes nothing about the answer.
    static func put(_ text: String, _ stream: OutputStream) throws {
        do throws(OutputError) {
            try stream.write(text)
        } catch {
            if error.kind != .readerGone { throw error }
        }
    }
}
