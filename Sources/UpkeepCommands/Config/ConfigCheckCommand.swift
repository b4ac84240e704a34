import ArgumentParser
import UpkeepConfig
import UpkeepSystem

/// `upkeep config check`: every mistake at once, each with its place.
struct ConfigCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether the config is right, and where it is not.")

    @Argument(help: ArgumentHelp("The config; ./upkeep.yaml or /etc/upkeep/upkeep.yaml when not given.", valueName: "file"))
    var file: String?

    func run() async throws {
        let system = UpkeepCommand.system
        guard let path = try file ?? ConfigFiles.find(system) else {
            throw CommandFailure(
                "no-config", "no config at `./upkeep.yaml` or `/etc/upkeep/upkeep.yaml`",
                hint: "`upkeep config init example.com > upkeep.yaml` writes one")
        }
        let configuration = try ConfigFiles.load(path, system)
        let files = try ConfigFiles.sources(path, system).map(\.path)
        let count = configuration.sites.count
        try system.standardOutput.write(
            "\(files.joined(separator: ", ")): ok, \(count) \(count == 1 ? "site" : "sites")\n`upkeep check` looks at \(count == 1 ? "it" : "them")\n")
    }
}
