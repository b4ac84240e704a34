import ArgumentParser
import UpkeepAPI
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// `upkeep config reference`: every key there is.
struct ConfigReferenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference",
        abstract: "Print every key, what it does, and a commented sample.",
        usage: "upkeep config reference [<key>] [<options>]",
        discussion: """
            Examples:
              upkeep config reference | less
              upkeep config reference expect
              upkeep config reference expect.status
              upkeep config reference --sample > upkeep.yaml
              upkeep config reference --api          how to ask `upkeep watch` by HTTP
            """)

    @Argument(
        help: ArgumentHelp("Print only this key, such as expect or expect.status.", valueName: "key"),
        completion: .list(ConfigReference.keys))
    var key: String?

    @Flag(help: "Print only the commented sample, as a config file.")
    var sample = false

    @Flag(help: "Print the HTTP API of `upkeep watch` instead.")
    var api = false

    func validate() throws {
        if api, sample || key != nil { throw ValidationError("--api goes alone: the API has no keys and no sample") }
        if sample, key != nil { throw ValidationError("the sample is of all keys; leave out --sample or the key") }
    }

    func run() async throws {
        try UpkeepCommand.system.standardOutput.write(try text())
    }

    private func text() throws -> String {
        if api { return APIReference.markdown }
        guard let key else { return sample ? ConfigSample.yaml() : ConfigReference.markdown() }
        if let text = ConfigReference.markdown(of: key) { return text }
        let names = Set(ConfigReference.keys.flatMap { [$0, String($0.split(separator: ".").last ?? "")] }).sorted()
        throw CommandFailure(
            "unknown-key", "no key is called `\(key)`",
            hint: Suggestion.hint(key, names) ?? "`upkeep config reference` prints them all")
    }
}
