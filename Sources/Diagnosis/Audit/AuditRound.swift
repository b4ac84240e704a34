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
        let names = (path.servers.map(\.name) + path.addressless).filter { !$0.isWithin(plan.zone) }.uniqued
        async let servers = outside.look(up: names)

        var (all, seen) = (walked, Seen())
        func ask(_ number: Int) async {
            let wave = await exchange.ask(plan.wave(number, after: all), began: began, deadline: deadline)
            for reply in wave { all.append(reply) }
            seen.replies += wave
        }
        await ask(1)
        await ask(2)
        let further = plan.outsideNames(all).filter { !names.contains($0) }
        let hosts = hosts(all)
        async let targets = outside.look(up: further)
        async let issuer = sources.issuer?.issuer(of: hosts, budget: min(patience, sources.sitePatience))
        await ask(3)
        seen.replies += await links
        seen.outside = await servers.merging(await targets) { first, _ in first }
        seen.networks = await networks ?? [:]
        seen.reverse = await reverse ?? [:]
        seen.issuer = await issuer
        return seen
    }

    private var patience: Duration { min(sources.patience, deadline - .now) }

    private var outside: OutsideLook {
        OutsideLook(exchange: exchange, walk: walk, began: began, deadline: deadline)
    }

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
