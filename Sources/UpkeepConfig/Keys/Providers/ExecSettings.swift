import Checks
import Notifiers

/// The keys of `exec`.
struct ExecSettings: ProviderSettings {
    var command: [String]?
    var environment: [String: Secret] = [:]

    static let provider: any Notifier.Type = ExecNotifier.self
    static let otherNames = ["command", "script", "program"]
    static let summary =
        "a program of your own: it gets the alert as JSON on its standard input, and no shell is involved; exit status 0 is delivered"
    static let blame: [NotifierError.Reason: String] = [.command: "command"]
    static let keys: [Key<ExecSettings>] = [
        Key(
            "command", .list(of: .text), example: "[/usr/local/bin/page, --team, web]", required: true,
            otherNames: ["cmd", "args", "argv"], "the program's absolute path, then its arguments, each as it is"
        ) { $0.command = $1 },
        Key(
            "environment",
            .named("a variable", by: ValueType<String>.variableName, item: .secretLine, recognises: { _ in false }),
            example: "{PAGER_TOKEN: '${PAGER_TOKEN}'}", shown: false, otherNames: ["env"],
            "variables that it gets besides `PATH`, `HOME`, `LANG` and the alert's `UPKEEP_…`; their values are secrets"
        ) { $0.environment = Dictionary($1) { _, last in last } },
    ]

    func notifier() throws(NotifierError) -> (any Notifier)? {
        guard let command else { return nil }
        return try ExecNotifier(command: command, environment: environment)
    }
}
