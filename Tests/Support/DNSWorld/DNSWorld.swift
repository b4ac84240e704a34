package import Peers

/// A small internet in a network of its own: root, registry, two DNS providers, resolvers and web servers.
///
/// A fault strikes a healthy world: applying one heals what was wrong before. Unless the fault is about caches, it has
/// lasted longer than any cache by the time it can be looked at: resolvers start anew.
package actor DNSWorld {
    /// What the shop shows when all is well.
    package static let page = "<!doctype html><title>Example shop</title><p>the shop is open</p>"
    /// Words on the shop's page that are on no other.
    package static let marker = "the shop is open"
    package static let parkedPage = "<!doctype html><title>Parked</title><p>this name may be for sale</p>"
    package static let controlPage = "<!doctype html><title>Control</title><p>somebody else</p>"

    package nonisolated let network: NetworkNamespace
    package nonisolated let files: WorldFiles
    /// What is wrong now.
    package private(set) var faults: [WorldFault] = []

    private let directory: TemporaryDirectory
    private let certificates: WorldCertificates
    /// Nil until it is healthy for the first time, and when something could not be done.
    private var plan: WorldPlan?
    private var servers: [String: Server] = [:]

    init(network: NetworkNamespace, directory: TemporaryDirectory, authority: TestCA) async throws {
        self.network = network
        self.directory = directory
        certificates = try await WorldCertificates(authority)
        files = try WorldFiles(
            in: directory, anchor: await ZoneSigner.shared.keys(of: ".").anchor,
            authority: authority.certificateFile)
    }

    /// Makes these things wrong, and nothing else.
    package func apply(_ faults: [WorldFault]) async throws {
        if plan != WorldPlan() { try await reach(WorldPlan()) }
        self.faults = faults
        var next = WorldPlan()
        for fault in faults { fault.change(&next) }
        if plan != next { try await reach(next) }
    }

    /// Makes these things wrong, and nothing else.
    package func apply(_ faults: WorldFault...) async throws { try await apply(faults) }

    /// Puts everything right again.
    package func heal() async throws { try await apply([]) }

    /// What a server has said since it was last started.
    ///
    /// - Parameter name: `root`, `registry`, `alpha`, `beta`, `other`, `resolver`, `second-resolver` or `web`.
    package func log(of name: String) -> String { servers[name]?.log ?? "" }

    func start() async throws { try await reach(WorldPlan()) }

    func stop() {
        for server in servers.values { server.stop() }
        servers = [:]
    }

    private func reach(_ next: WorldPlan) async throws {
        // What caches remember is a time when all was well, not the fault before this one.
        if next.cachesAreWarm, plan != WorldPlan() { try await reach(WorldPlan()) }
        let publication = try await Publication(next)
        let last = plan
        var warmedAt: ContinuousClock.Instant?
        plan = nil
        if next.cachesAreWarm {
            try await assume(resolvers(next))
            try await warmCaches()
            warmedAt = .now
        }
        try await setNetwork(next, after: last)
        try await assume(authorities(next, publication))
        // After A, from which it copies.
        try await assume([beta(next, publication)])
        if !next.cachesAreWarm {
            for name in ["resolver", "second-resolver"] { servers.removeValue(forKey: name)?.stop() }
            try await assume(resolvers(next))
        }
        if next.resolversAreBusy { try await keepAsking() }
        // A cache counts whole seconds: within the first, what it remembers looks as if it were fetched just now.
        if let warmedAt { try await Task.sleep(until: warmedAt + .seconds(2), clock: .continuous) }
        plan = next
        try await Task.sleep(for: next.pause)
    }

    private func authorities(_ plan: WorldPlan, _ publication: Publication) -> [Duty] {
        var foreign = [
            "control.test.": publication.control, "parking-dns.test.": publication.parking, "cdn.test.": Zone.cdn.text,
        ]
        if plan.isParked {
            foreign["example.test."] = (plan.parkingShowsShop ? Zone.takenExample : Zone.parkedExample).text
        }
        let path = directory.path
        return [
            .nsd("root", at: .root, zones: [".": publication.root], in: path),
            .nsd("registry", at: .registry, zones: ["test.": publication.registry], in: path),
            .nsd("other", at: .other, zones: foreign, in: path),
            .alpha(plan, example: publication.example, own: publication.alpha, in: path),
            .web(plan, certificates, in: path),
        ]
    }

    private func beta(_ plan: WorldPlan, _ publication: Publication) -> Duty {
        .beta(
            plan, example: publication.example, old: publication.healthyExample, apart: publication.apart,
            different: publication.differentExample, own: publication.beta, in: directory.path)
    }

    private func resolvers(_ plan: WorldPlan) -> [Duty] {
        [("resolver", WorldHost.resolver, plan.resolver), ("second-resolver", .secondResolver, plan.secondResolver)].map
        {
            .resolver($0, at: $1, $2, files: files, certificates: certificates, in: directory.path)
        }
    }

    /// Starts what does not run as it should, side by side.
    private func assume(_ duties: [Duty]) async throws {
        var changed: [Duty] = []
        for duty in duties {
            guard let server = servers[duty.name] else {
                changed.append(duty)
                continue
            }
            if server.duty == duty { continue }
            if server.canTurn(to: duty) {
                servers[duty.name]?.enter(duty.condition)
            } else {
                server.stop()
                servers[duty.name] = nil
                changed.append(duty)
            }
        }
        let (directory, network) = (directory, network)
        try await withThrowingTaskGroup { group in
            for duty in changed {
                group.addTask { try await Server(duty, in: directory.folder(duty.name), network) }
            }
            for try await server in group { servers[server.duty.name] = server }
        }
    }

    private func setNetwork(_ next: WorldPlan, after last: WorldPlan?) async throws {
        if next.rules != last?.rules { try await network.loadRules(Rule.table(next.rules)) }
        if next.packetSize != last?.packetSize {
            try await mustRun(
                Invocation("ip", ["-n", network.name, "link", "set", "lo", "mtu", String(next.packetSize)]))
        }
    }

    /// Has both resolvers look up what a visitor's browser asks for.
    private func warmCaches() async throws {
        for resolver in [WorldHost.resolver, .secondResolver] {
            let names = ["example.test", "www.example.test", "control.test"]
            let questions = names.flatMap { [$0, "A", $0, "AAAA", $0, "HTTPS"] }
            try await mustRun(
                Invocation("dig", ["@\(resolver.v4)", "+dnssec", "+tries=1", "+time=5"] + questions, in: network))
        }
    }

    /// Asks each resolver for name after name below `wild`, until one is answered; what they then know is which servers
    /// to ask, and no answer for a name of the shop.
    private func keepAsking() async throws {
        let network = network
        try await withThrowingTaskGroup { group in
            for resolver in [WorldHost.resolver, .secondResolver] {
                group.addTask {
                    for number in 0..<20 {
                        let question = ["visitor\(number).wild.example.test", "A"]
                        let options = ["@\(resolver.v4)", "+short", "+tries=1", "+time=1"]
                        let reply = try await Peers.run(Invocation("dig", options + question, in: network))
                        if reply.standardOutput.hasPrefix(WorldHost.webs[0].v4) { return }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
