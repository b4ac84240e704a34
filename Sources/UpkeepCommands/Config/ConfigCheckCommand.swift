import ArgumentParser
import UpkeepConfig
import UpkeepReport
import UpkeepSystem

/// `upkeep config check`: every mistake at once, each with its place.
struct ConfigCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether the config is right, and where it is not.",
        discussion: """
            Reads the file, the *.yaml of the conf.d folder beside it, and the files they
            name, and looks at nothing else. Notes are about what works and is probably
            not meant. Exit status: 0 when all is right, 64 when it is not.

            Examples:
              upkeep config check
              upkeep config check /etc/upkeep/upkeep.yaml
            """)

    @Argument(
        help: ArgumentHelp(
            "The config; ./upkeep.yaml or /etc/upkeep/upkeep.yaml when not given.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var file: String?

    @Option(
        help: ArgumentHelp("The same, as `upkeep check` takes it.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    func validate() throws {
        if file != nil, config != nil { throw ValidationError("the config is given twice; give it once") }
    }

    func run() async throws {
        let system = UpkeepCommand.system
        let usual = try ConfigFiles.find(system)
        guard let path = file ?? config ?? usual else {
            throw CommandFailure(
                "no-config", "no config at \(ConfigFiles.placesText)",
                hint: "`upkeep config init example.com > upkeep.yaml` writes one")
        }
        let sources = try ConfigFiles.sources(path, system)
        let (configuration, notes) = try ConfigFiles.read(sources, system)
        let count = configuration.sites.count
        try Output.put(ConfigProblem.text(notes: notes), system.standardError)
        let next = path == usual ? "upkeep check" : "upkeep check --config \(path)"
        let files = sources.map { "`\(PrintableText.escaped($0.path))`" }.joined(separator: ", ")
        try system.standardOutput.write(
            """
            \(files): ok, \(count) \(count == 1 ? "site" : "sites")
            next: `\(PrintableText.escaped(next))` looks at \(count == 1 ? "it" : "them")

            """)
    }
}
