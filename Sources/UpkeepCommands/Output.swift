import UpkeepReport
import UpkeepSystem

/// Puts a report where it belongs and ends with its exit status.
enum Output {
    static func show(_ report: Report, _ options: OutputOptions, _ system: System) throws {
        let text = report.rendered(as: options.format, style: options.style(for: system.standardOutput.terminal))
        try put(text, system.standardOutput)
        if report.exitCode != ExitStatus.ok { throw CommandFailure(exitCode: report.exitCode) }
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
