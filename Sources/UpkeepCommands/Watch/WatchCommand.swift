import ArgumentParser
import UpkeepCore
import UpkeepSystem

/// `upkeep watch`: keeps looking, opens one incident per cause, and gets the alert out.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Keep looking: incidents, alerts, metrics.",
        usage: "upkeep watch [<site> ...] [<options>]",
        discussion: """
            Looks at everything in the config, each site at its own pace, until it is told to
            stop. What fails is looked at again at once; then `why` runs by itself, and one
            incident is opened for each cause, however many sites it strikes. Whoever is told
            that an incident opened is told when it is over.

            Examples:
              upkeep watch                           everything in ./upkeep.yaml
              upkeep watch https://example.com/      one site, nobody is told
              upkeep watch --listen 0.0.0.0:7710     /metrics for all of the network
              upkeep timeline                        what happened, from another terminal
              kill -HUP $(pidof upkeep)              read the config again; a change of the
                                                     file does the same

            Exit status: 0 when it was told to stop, 64 usage, 70 internal.
            """)

    @Argument(help: ArgumentHelp("URLs, or names of configured sites; all of them when not given.", valueName: "site"))
    var sites: [String] = []

    @Option(
        help: ArgumentHelp("Read this config instead of ./upkeep.yaml.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Answer /metrics, /healthz and the API here, or `none`, instead of where the config says.",
            valueName: "ip:port"))
    var listen: String?

    @OptionGroup var state: StateOption
    @OptionGroup var world: WorldOptions
    @OptionGroup var outside: OutsideOptions
    @OptionGroup var authority: AuthorityOptions
    @OptionGroup var judging: JudgingOptions

    func validate() throws {
        if let listen, listen != WatchListening.none, Endpoint(listen, defaultPort: WatchListening.port) == nil {
            throw ValidationError("--listen `\(listen)` is no address and port; write `127.0.0.1:7710` or `none`")
        }
        if state.state == Self.nowhere {
            throw ValidationError("a watch has to remember what it told to whom; name a folder with --state")
        }
    }

    /// What `--state` says of a memory that is not wanted.
    private static let nowhere = "none"

    func run() async throws {
        let system = UpkeepCommand.system
        // From here on a signal ends things in order.
        system.interrupts.watch()
        guard let folder = state.state ?? StateFolder.usual(system) else {
            throw CommandFailure(
                "no-state", "there is no home folder to keep incidents in",
                hint: "name a folder with `--state /var/lib/upkeep`")
        }
        let reader = WatchedConfigReader(targets: sites, path: config, system: system)
        try await WatchRoom(try reader.read(), reader, folder: folder, self, system).run()
    }
}
