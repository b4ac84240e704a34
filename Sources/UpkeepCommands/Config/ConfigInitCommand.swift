import ArgumentParser
import Checks
import Diagnosis
import UpkeepConfig
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// `upkeep config init`: look at sites and write down how they are now.
struct ConfigInitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Look at sites and write a config from what is there.",
        usage: "upkeep config init <site> ... [<options>]",
        discussion: """
            The config goes to standard output, or to a new file with --output.
            Addresses and name servers are written down as agreed: `upkeep check` then
            tells when they change. --resolver and --ca-file are written down too.
            Lines marked "confirm" need your eye before you rely on them.

            Exit status: 0 when every site is well, 1 when one is not; what could be
            seen is written all the same.

            Examples:
              upkeep config init example.com shop.example > upkeep.yaml
              upkeep config init --output upkeep.yaml https://example.com/
              upkeep config init tcp://mail.example.com:25
            """)

    /// Servers that speak first do so at once, some after a look at who is calling.
    private static let patience = Duration.seconds(5)

    @Argument(help: ArgumentHelp("URLs or host names.", valueName: "site"))
    var sites: [String]

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write to this file, which must not exist yet.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var output: String?

    @OptionGroup var world: WorldOptions

    func run() async throws {
        let system = UpkeepCommand.system
        try refuseOutput(system)
        let chosen = try SiteSelection.fromCommandLine(sites).map(Self.curious)
        let round = CheckRound(
            lookout: try Lookout(world, nil, system), filter: try CheckFilter([], of: .sites),
            keepsObservations: true, system: system)
        let (result, signal) = try await round.run(chosen)
        guard signal == nil else {
            throw CommandFailure(
                "interrupted", "interrupted before every site was looked at; nothing was written",
                exitCode: ExitStatus.interrupted)
        }
        let banners = try await banners(chosen, round)
        let seen = zip(sites, result.results).map { InitObservation($0, $1, banner: banners[$1.site.name]) }
        try write(ConfigInit.yaml(from: seen, resolvers: world.resolvers, caFile: caFile(system)), system)
        let areWell = try warn(result, system)
        if let output {
            let check = output == "upkeep.yaml" ? "upkeep check" : "upkeep check --config \(output)"
            try say([("", "wrote `\(output)`"), ("next: ", "read it, then type `\(check)`")], system)
        }
        if !areWell { throw CommandFailure(exitCode: ExitStatus.warning) }
    }

    /// Before anybody has waited for an answer.
    private func refuseOutput(_ system: System) throws {
        guard let output else { return }
        let folder = output.lastIndex(of: "/").map { String(output[..<$0]) } ?? ""
        let isTaken: Bool
        do {
            guard try folder.isEmpty || system.files.exists(folder) else {
                throw CommandFailure(
                    "no-folder", "the folder `\(folder)` does not exist, so `\(output)` cannot be written",
                    hint: "make it first: `mkdir -p \(folder)`")
            }
            isTaken = try system.files.exists(output)
        } catch let error as FileError {
            throw CommandFailure(error)
        }
        if isTaken {
            throw CommandFailure(
                "already-exists", "`\(output)` already exists and was left as it is",
                hint: "name another file, or move this one away")
        }
    }

    /// The authorities as the config must name them: its paths start at its own folder, which need not be this one.
    private func caFile(_ system: System) -> String? {
        guard let caFile = world.caFile, !caFile.hasPrefix("/"), output?.contains("/") ?? true,
            let folder = system.workingFolder()
        else { return world.caFile }
        return folder.hasSuffix("/") ? folder + caFile : "\(folder)/\(caFile)"
    }

    /// The site with its name servers looked up too, although nobody has agreed on any yet.
    private static func curious(_ site: Site) -> Site {
        var site = site
        switch site.plan {
        case .http(var plan):
            plan.addresses.agreedNameservers = []
            site.plan = .http(plan)
        case .port(var plan):
            plan.addresses.agreedNameservers = []
            site.plan = .port(plan)
        case .record: break
        }
        return site
    }

    /// The first lines of ports whose servers speak first, by the sites' names.
    ///
    /// A look of its own: that a server waits for its visitor to speak, as most do, must not look like a fault.
    private func banners(_ sites: [Site], _ round: CheckRound) async throws -> [String: String] {
        let anything = try TextPattern(".")
        let listening = sites.compactMap { site -> Site? in
            guard case .port(var plan) = site.plan else { return nil }
            plan.dialogue = [.expect(anything)]
            plan.addresses.scope = .one
            plan.addresses.agreedNameservers = nil
            plan.budget.total = Self.patience
            return Site(name: site.name, plan: .port(plan))
        }
        guard !listening.isEmpty else { return [:] }
        let (heard, _) = try await round.run(listening)
        let lines = heard.results.compactMap { result -> (String, String)? in
            guard case .port(_, _, let attempts) = result.observation?.sight,
                let attempt = attempts.first, attempt.failure == nil, let line = attempt.steps.first?.received
            else { return nil }
            return (result.site.name, line)
        }
        return Dictionary(lines) { first, _ in first }
    }

    private func write(_ text: String, _ system: System) throws {
        guard let output else { return try Output.put(text, system.standardOutput) }
        do { try system.files.write(Array(text.utf8), to: output) } catch { throw CommandFailure(error) }
    }

    /// What is wrong now would otherwise be written down as if it were right.
    /// - Returns: whether nothing is.
    private func warn(_ result: CheckResult, _ system: System) throws -> Bool {
        var areWell = true
        for result in result.results {
            guard let finding = result.findings.first(where: { $0.isTrouble }) else { continue }
            areWell = false
            try say(
                [
                    ("note: ", "`\(result.site.name)` is not well now: \(finding.summary) [\(finding.check)]"),
                    ("hint: ", Self.advice(finding)),
                ], system, hiding: Redactor(result.site.secrets))
        }
        return areWell
    }

    private static func advice(_ finding: Finding) -> String {
        switch (finding.check, finding.evidence["status"]) {
        case ("tls.chain.trust", _):
            "if the certificate's authority is your own, name it: `--ca-file ROOT.pem`; it is written down too"
        case ("dns.resolve", _): "if only another DNS server knows the name, ask that one: `--resolver ADDRESS`"
        case ("http.status", .integer(401)): "fill in the `auth` that the config proposes, then type `upkeep check`"
        default: "the config holds what could be seen; write it again once the site is well"
        }
    }

    private func say(
        _ lines: [(lead: String, text: String)], _ system: System, hiding redactor: Redactor = Redactor([])
    ) throws {
        let terminal = system.standardError.terminal
        var page = TextPage(TextStyle(width: terminal.columns, unicode: terminal.unicode))
        for line in lines { page.paragraph([TextSpan(line.lead)], [TextSpan(redactor.redacted(line.text))]) }
        try Output.put(page.text, system.standardError)
    }
}

extension InitObservation {
    fileprivate init(_ url: String, _ result: SiteRound.Result, banner: String?) {
        self.init(url: url.contains("://") ? url : "https://\(url)", banner: banner)
        switch result.observation?.sight {
        case .http(let name, let nameservers, let attempts):
            self.name = name
            self.nameservers = nameservers
            http = attempts.first { $0.failure == nil } ?? attempts.first
            certificate = http?.hops.last?.tls?.presented.first
        case .port(let name, let nameservers, let attempts):
            self.name = name
            self.nameservers = nameservers
            let failures = attempts.compactMap(\.failure).filter { $0.layer == .connect }
            portFailure = failures.count == attempts.count ? failures.first : nil
            certificate = attempts.lazy.compactMap(\.tls?.presented.first).first
        case .record, nil: break
        }
    }
}

extension Finding {
    /// Bad news that is about the site and not about what nobody has agreed on yet.
    fileprivate var isTrouble: Bool {
        status != .ok && suppressedBy == nil && check != "dns.nameservers" && check != "dns.addresses"
    }
}
