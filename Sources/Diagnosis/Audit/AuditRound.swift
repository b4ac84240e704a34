import Checks
import DNSProbe
import DNSWire
import UpkeepCore

/// The questions of one audit: its waves to the zone's servers, and beside them whatever does not have to wait for those.
struct AuditRound: Sendable {
    /// What came of it.
    struct Seen: Sendable {
        var replies: [ServerReply] = []
        var networks: [IPAddress: NetworkOrigin] = [:]
        var reverse: [IPAddress: [DNSName]] = [:]
        var outside: [DNSName: OutsideName] = [:]
        var issuer: String?

        mutating func add(_ other: Seen) {
            replies += other.replies
            outside.merge(other.outside) { first, _ in first }
            issuer = issuer ?? other.issuer
        }
    }

    let exchange: ServerExchange
    let walk: DelegationWalk
    let sources: AuditSources
    let plan: AuditPlan
    let path: DelegationPath
    let began: ContinuousClock.Instant
    let deadline: ContinuousClock.Instant

    func run(after walked: DNSTranscript) async -> Seen {
        let addresses = Set(path.servers.map(\.endpoint.address))
        let patience = patience
        async let networks = sources.networks?.look(up: addresses, budget: patience)
        async let reverse = sources.reverse?.look(up: addresses, budget: patience)
        async let links = askForLinks()
        async let above = exchange.ask(plan.above, began: began, deadline: deadline)
        let names = (path.servers.map(\.name) + path.addressless).filter { !$0.isWithin(plan.zone) }.uniqued
        let outside = OutsideLook(exchange: exchange, walk: walk, known: walked, began: began, deadline: deadline)
        async let servers = outside.look(up: names)

        let claims = AuditClaims(names)
        var seen = await withTaskGroup(of: Seen.self) { group in
            for server in plan.servers { group.addTask { await ask(server, walked, outside, claims) } }
            return await group.reduce(into: Seen()) { $0.add($1) }
        }
        seen.replies += await links + above
        seen.outside.merge(await servers) { _, second in second }
        seen.networks = await networks ?? [:]
        seen.reverse = await reverse ?? [:]
        return seen
    }

    /// One server's waves, each as soon as the one before is over, so that nobody waits for another server's silence; and
    /// what its answers lead to that no other server's led to before.
    private func ask(
        _ server: Endpoint, _ walked: DNSTranscript, _ outside: OutsideLook, _ claims: AuditClaims
    ) async -> Seen {
        var (all, seen) = (DNSTranscript(walked.replies(from: server)), Seen())
        func ask(_ number: Int) async {
            let wave = await exchange.ask(plan.wave(number, at: server, after: all), began: began, deadline: deadline)
            for reply in wave { all.append(reply) }
            seen.replies += wave
        }
        await ask(1)
        await ask(2)
        let further = claims.take(plan.outsideNames(all))
        let hosts = hosts(all)
        let isFirst = hosts.contains { !$0.addresses.isEmpty } && claims.takeIssuer()
        async let targets = outside.look(up: further)
        async let issuer =
            isFirst ? sources.issuer?.issuer(of: hosts, budget: min(patience, sources.sitePatience)) : nil
        await ask(3)
        await ask(4)
        seen.outside = await targets
        seen.issuer = await issuer
        return seen
    }

    private var patience: Duration { min(sources.patience, deadline - .now) }

    /// The names that visitors use, with the addresses that the zone's servers give them.
    private func hosts(_ transcript: DNSTranscript) -> [(name: String, addresses: [IPAddress])] {
        plan.hosts.map { host in
            let replies = [DNSRecordType.a, .aaaa].flatMap { transcript.replies(to: DNSQuestion(host, $0)) }
            let addresses = replies.flatMap { $0.message?.answers ?? [] }.compactMap(\.address).uniqued
            return (host.text(trailingDot: false), addresses)
        }
    }

    private func askForLinks() async -> [ServerReply] {
        let first = await exchange.ask(ChainPlan.queries(along: path), began: began, deadline: deadline)
        return first + (await exchange.ask(ChainPlan.again(first), began: began, deadline: deadline))
    }
}
