package import Checks
package import UpkeepCore
import UpkeepReport

/// A program of your own: it gets the alert as JSON on its standard input, and no shell is involved.
///
/// Exit status 0 is delivered. 75 (`EX_TEMPFAIL`) and all others are tried again, but for those that say that the call itself
/// is wrong: 64 (`EX_USAGE`), 77 (`EX_NOPERM`), 78 (`EX_CONFIG`), 126 and 127.
package struct ExecNotifier: Notifier {
    package static let kind = "exec"

    /// `command`: the program's absolute path, then its arguments, each as it is.
    package var command: [String]
    /// `environment`: variables that the program gets besides `PATH`, `HOME`, `LANG`, and `UPKEEP_…` of the alert.
    package var environment: [String: Secret]

    /// - Throws: ``NotifierError`` when there is no program, or what no argument or variable can hold.
    package init(command: [String], environment: [String: Secret] = [:]) throws(NotifierError) {
        guard let program = command.first, program.hasPrefix("/") else {
            throw NotifierError(
                .command, "`command` does not begin with a program's absolute path",
                hint: "write e.g. `command: [/usr/local/bin/page, --team, web]`")
        }
        guard !command.contains(where: { $0.utf8.contains(0) }) else {
            throw NotifierError(.command, "`command` holds a NUL byte")
        }
        for (name, value) in environment {
            guard !name.isEmpty, !name.utf8.contains(where: { $0 == 0 || $0 == 0x3D }), !value.value.utf8.contains(0)
            else {
                throw NotifierError(.command, "`environment` has a name or a value that no variable can have")
            }
        }
        self.command = command
        self.environment = environment
    }

    package var destination: Destination? { nil }
    package var secrets: [Secret] { environment.values.filter { $0.value.utf8.count >= 4 } }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        var variables = environment
        // What a shell script can use without a JSON parser; the rest is on standard input.
        for (name, value) in [
            ("UPKEEP_INCIDENT", alert.incident), ("UPKEEP_KIND", alert.kind.rawValue),
            ("UPKEEP_STATUS", alert.status.rawValue), ("UPKEEP_TITLE", alert.title()),
        ] {
            variables[name] = Secret(value.replacing("\0", with: ""))
        }
        let input = Array(JSONWriter.text(alert.json, indented: false).utf8) + [0x0A]
        return .command(
            CommandMessage(
                program: command[0], arguments: Array(command.dropFirst()), environment: variables, input: input))
    }
}
