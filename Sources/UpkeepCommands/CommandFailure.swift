import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// Why a command could not do its work: what is wrong, and what to type next.
struct CommandFailure: UpkeepError {
    let code: String
    let message: String
    let hint: String?
    let exitCode: Int32
    /// Lines that say it all by themselves, such as config problems; printed instead of `message`.
    private let report: String?

    init(_ code: String, _ message: String, hint: String? = nil, exitCode: Int32 = ExitStatus.usage) {
        self.init(code, message, hint, exitCode, nil)
    }

    /// A command that has said all it has to say.
    init(exitCode: Int32) { self.init("exit", "", nil, exitCode, "") }

    init(_ code: String, report: String, exitCode: Int32 = ExitStatus.usage) {
        self.init(code, report, nil, exitCode, report)
    }

    init(_ error: any UpkeepError, exitCode: Int32 = ExitStatus.usage) {
        self.init(error.code, error.message, error.hint, exitCode, nil)
    }

    private init(_ code: String, _ message: String, _ hint: String?, _ exitCode: Int32, _ report: String?) {
        self.code = code
        self.message = message
        self.hint = hint
        self.exitCode = exitCode
        self.report = report
    }

    /// The command could not do its work, as opposed to having done it and found something bad.
    var isOfCommand: Bool { exitCode == ExitStatus.usage || exitCode == ExitStatus.internalError }

    /// The first line of what it has to say, fit for a monitoring plugin.
    var line: String {
        let first = message.split(separator: "\n").first.map { String($0) } ?? code
        let more = report == nil ? "" : "; `upkeep config check` tells all"
        return PrintableText.escaped(first.replacing("|", with: "¦")) + more
    }

    /// The same failure without secrets.
    func redacted(by redactor: Redactor) -> CommandFailure {
        CommandFailure(
            code, redactor.redacted(message), hint.map(redactor.redacted), exitCode, report.map(redactor.redacted))
    }

    /// What goes to standard error.
    func text(for terminal: Terminal) -> String {
        if let report { return report }
        var page = TextPage(TextStyle(width: terminal.columns, unicode: terminal.unicode))
        page.paragraph(["upkeep: "], [TextSpan(message)])
        if let hint { page.paragraph(["hint: "], [TextSpan(hint)]) }
        return page.text
    }
}
