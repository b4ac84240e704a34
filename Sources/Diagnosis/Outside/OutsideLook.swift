import Checks
import DNSProbe
import DNSWire
import UpkeepCore

/// Looks up names that a zone leads to and does not hold, from the root down as everything else, so that no resolver's
/// cache hides that they are gone.
struct OutsideLook: Sendable {
    /// Each name may cost a walk of its own.
    static let mostNames = 24
    private static let longestChain = 8

    let exchange: ServerExchange
    let walk: DelegationWalk
    let began: ContinuousClock.Instant
    let deadline: ContinuousClock.Instant

    /// Where each of `names` ends. Those that the time did not suffice for are left out.
    func look(up names: [DNSName]) async -> [DNSName: OutsideName] {
        // Names beside each other are mostly in one zone, and cost one walk together.
        let families = Dictionary(grouping: names.uniqued.prefix(Self.mostNames)) { $0.parent ?? .root }
        return await withTaskGroup(of: [OutsideName].self) { group in
            for family in families.values { group.addTask { await lookTogether(family) } }
            return await group.reduce(into: [:]) { found, names in
                for name in names { found[name.name] = name }
            }
        }
    }

    private func lookTogether(_ names: [DNSName]) async -> [OutsideName] {
        var found: [OutsideName] = []
        var known: DelegationPath?
        for name in names {
            if known == nil { known = await path(to: name) }
            guard let path = known, let outside = await look(up: name, along: path) else { continue }
            found.append(outside)
            // What is true of a zone that was not reached is true for this name only.
            if path.ending != .found { known = nil }
        }
        return found
    }

    private func path(to name: DNSName) async -> DelegationPath {
        await walk.walk(to: name, began: began, deadline: deadline).path
    }

    private func look(up name: DNSName, along path: DelegationPath) async -> OutsideName? {
        var outside = OutsideName(name, .unanswered, zone: path.zone)
        switch path.ending {
        case .found: break
        case .noSuchName:
            outside.ending = .noSuchName
            return outside
        case .unanswered, .loop: return outside
        case .cutShort: return nil
        }
        var (at, way) = (name, path)
        for _ in 0..<Self.longestChain {
            let replies = await ask(at, way.servers.map(\.endpoint).uniqued)
            if at == name {
                outside.servers = replies.map(\.server.address)
                outside.deadServers = replies.filter { !$0.isReached }.map(\.server.address)
            }
            let answers = replies.flatMap(\.answers)
            let chain = answers.map { $0.aliases(of: at) }.max { $0.count < $1.count } ?? []
            let targets = chain.compactMap { if case .cname(let target) = $0.data { target } else { nil } }
            outside.ttl = (chain + answers.flatMap(\.answers)).map(\.ttl).min().map { min($0, outside.ttl ?? .max) }
            outside.aliases += targets
            let end = targets.last ?? at
            outside.addresses = answers.flatMap(\.answers).filter { $0.name == end }.compactMap(\.address).uniqued
            outside.ending = ending(answers, outside.addresses, replies)
            // A target whose own servers have not spoken yet is asked of them.
            guard outside.addresses.isEmpty, let target = targets.last, !answers.isEmpty, target != at,
                Set(outside.aliases).count == outside.aliases.count
            else { break }
            way = await self.path(to: target)
            guard way.ending == .found else {
                outside.ending = way.ending == .noSuchName ? .noSuchName : .unanswered
                break
            }
            at = target
        }
        return outside
    }

    private func ending(
        _ answers: [DNSMessage], _ addresses: [IPAddress], _ replies: [Reply]
    ) -> OutsideName.Ending {
        if !addresses.isEmpty { return .addresses }
        if answers.contains(where: { $0.header.rcode == .noSuchName }) { return .noSuchName }
        // One family alone says nothing about the other.
        return replies.contains { $0.answers.count == 2 } ? .noAddress : .unanswered
    }

    /// What one address said of a name's A and AAAA.
    private struct Reply {
        let server: Endpoint
        let answers: [DNSMessage]
        /// Whether it answered, or was out of our own reach.
        let isReached: Bool
    }

    private func ask(_ name: DNSName, _ servers: [Endpoint]) async -> [Reply] {
        let queries = servers.flatMap { server in
            [DNSRecordType.a, .aaaa].map { ServerQuery(DNSQuestion(name, $0), at: server) }
        }
        let replies = await exchange.ask(queries, began: began, deadline: deadline)
        return servers.map { server in
            let mine = replies.filter { $0.query.server == server }
            let answers = mine.filter(\.isAuthoritativeAnswer).compactMap(\.message)
            let isBeyond = mine.allSatisfy {
                switch $0.outcome {
                case .unreachable, .cancelled: true
                default: false
                }
            }
            return Reply(server: server, answers: answers, isReached: !answers.isEmpty || isBeyond)
        }
    }
}
