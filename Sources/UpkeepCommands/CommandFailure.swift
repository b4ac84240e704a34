import UpkeepCore

/// Why a command could not do its work: what is wrong, and what to type next.
struct CommandFailure: UpkeepError {
    let code: String
    let message: String
    let hint: String?
    let exitCode: Int32
    /// Lines that say it all by themselves, such as config problems; printed instead of `message`.
    private let report: String?

    init(_ code: String, _ message: String, hint: String? = nil, exitCode: Int32 = ExitStatus.usage) {
        self.code = code
        self.message = message
        self.hint = hint
        self.exitCode = exitCode
        report = nil
    }

    /// A command that has said all it has to say.
    init(exitCode: Int32) {
        code = "exit"
        message = ""
        hint = nil
        self.exitCode = exitCode
        report = ""
    }

    init(_ code: String, report: String, exitCode: Int32 = ExitStatus.usage) {
        self.code = code
        message = report
        hint = nil
        self.exitCode = exitCode
        self.report = report
    }

    init(_ error: any UpkeepError, exitCode: Int32 = ExitStatus.usage) {
        self.init(error.code, error.message, hint: error.hint, exitCode: exitCode)
    }

    /// What goes to standard error.
    var text: String {
        if let report { return report }
        return "upkeep: \(message)\n" + (hint.map { "hint: \($0)\n" } ?? "")
    }
}
