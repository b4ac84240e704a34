import ArgumentParser
import Checks
import Diagnosis
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// `upkeep config init`: look at sites and write down how they are now.
struct ConfigInitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Look at sites and write a config from what is there.",
        discussion: """
            The config goes to standard output, or to a new file with --output. Addresses and name servers are written
            down as agreed: `upkeep check` tells you when they change. Read it before you rely on it.

            Examples:
              upkeep config init example.com shop.example > upkeep.yaml
              upkeep config init --output upkeep.yaml https://example.com/ tcp://mail.example.com:25
            """)

    @Argument(help: ArgumentHelp("URLs or host names.", valueName: "site"))
    var sites: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file, which must not exist yet.", valueName: "file"))
    var output: String?

    @OptionGroup var world: WorldOptions

    func run() async throws {
        let system = UpkeepCommand.system
        let chosen = try SiteSelection.fromCommandLine(sites).map(Self.curious)
        let lookout = try Lookout(world, nil, system)
        let round = CheckRound(
            lookout: lookout, filter: try CheckFilter([], catalogue: .upkeep), keepsObservations: true, system: system)
        let (result, signal) = try await round.run(chosen)
        if signal != nil { throw CommandFailure(exitCode: ExitStatus.interrupted) }
        let text: String
        do {
            text = try ConfigInit.yaml(from: zip(sites, result.results).map { InitObservation($0, $1) })
        } catch let error as any UpkeepError {
            throw CommandFailure(error)
        }
        try write(text, system)
        try warn(result, system)
    }

    /// The site with its name servers looked up too, although nobody has agreed on any yet.
    private static func curious(_ site: Site) -> Site {
        guard case .http(var plan) = site.plan else { return site }
        plan.expect.nameservers = plan.expect.nameservers ?? []
        return Site(name: site.name, plan: .http(plan))
    }

    private func write(_ text: String, _ system: System) throws {
        guard let output else { return try system.standardOutput.write(text) }
        do {
            try system.files.write(Array(text.utf8), to: output)
        } catch {
            throw CommandFailure(error)
        }
        try system.standardError.write("wrote `\(output)`; read it, then: `upkeep check --config \(output)`\n")
    }

    /// What is wrong now would otherwise be written down as if it were right.
    private func warn(_ result: CheckResult, _ system: System) throws {
        for result in result.results {
            guard let finding = result.findings.first(where: { $0.isTrouble }) else { continue }
            try system.standardError.write(
                "note: `\(result.site.name)` is not healthy now: \(finding.summary)\n"
                    + "hint: `upkeep check \(result.site.name)` says more\n")
        }
    }
}

extension InitObservation {
    fileprivate init(_ url: String, _ result: SiteRound.Result) {
        self.init(url: url.contains("://") ? url : "https://\(url)")
        guard case .http(let name, let nameservers, let attempts) = result.observation?.sight else { return }
        self.name = name
        self.nameservers = nameservers
        http = attempts.first { $0.failure == nil } ?? attempts.first
        certificate = http?.hops.last?.tls?.presented.first
    }
}

extension Finding {
    /// Bad news that is about the site and not about what nobody has agreed on yet.
    fileprivate var isTrouble: Bool {
        status != .ok && suppressedBy == nil && check != "dns.nameservers" && check != "dns.addresses"
    }
}
