import UpkeepReport
import UpkeepSystem

/// Puts a report where it belongs and ends with its exit status.
enum Output {
    static func show(_ report: Report, _ options: OutputOptions, _ system: System) throws {
        let text = report.rendered(as: options.format, style: options.style(for: system.standardOutput.terminal))
        do {
            try system.standardOutput.write(text)
        } catch where error.kind == .readerGone {
            // The reader has seen enough; the answer stays what it is.
        }
        if report.exitCode != ExitStatus.ok { throw CommandFailure(exitCode: report.exitCode) }
    }
}
