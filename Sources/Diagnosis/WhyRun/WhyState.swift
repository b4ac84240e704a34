import Checks
import DNSWire
import HTTPWire
import UpkeepCore

/// Where a running `why` stands: events go in, orders come out. All waves run at once; each starts as soon as what it
/// needs is known.
struct WhyState {
    var seen: WhyObservation
    let plan: WhyPlan
    private let control: WhySettings.Control?
    let sources: WhySources
    private let canRoute: (IPAddress) -> Bool
    private var pending = 0
    /// Authoritative servers that got their questions, and what those may cost.
    private var asked: Set<Endpoint> = []
    var truthCost = 0
    /// What all others have sent or may still send, in packets.
    var othersCost: Int
    /// Whose servers are asked for the truth.
    private var zone: DNSName?
    /// Servers that were asked more often, because a question to them got lost.
    private var doubted: Set<Endpoint> = []
    /// Why each address is looked at, in the order they came up.
    private var reasons: [(address: IPAddress, sources: Set<AddressLook.Source>)] = []
    private var attempts: [IPAddress: HTTPObservation] = [:]
    private var repeated: Set<Int> = []
    private var hasVisitedControl = false
    /// Names outside the zone that the site's name leads to, not followed yet.
    var targets: [DNSName] = []
    /// Those that were taken up.
    var followed: Set<DNSName> = []

    init(
        _ seen: WhyObservation, plan: WhyPlan, control: WhySettings.Control?, sources: WhySources,
        canRoute: @escaping (IPAddress) -> Bool
    ) {
        self.seen = seen
        self.plan = plan
        self.control = control
        self.sources = sources
        self.canRoute = canRoute
        othersCost = plan.reserve
        self.seen.resolvers = plan.resolvers.map { ResolverLook($0.server, $0.origin) }
        self.seen.vantage.hasResolver = plan.resolvers.contains { $0.origin == .configured }
        self.seen.vantage.resolversAreLocal = plan.resolvers.filter { $0.origin == .configured }
            .allSatisfy { $0.server.address.isLoopback }
    }

    var isDone: Bool { pending == 0 }

    mutating func begin() -> [WhyOrder] {
        var orders: [WhyOrder] = []
        for (place, resolver) in plan.resolvers.enumerated() {
            note(resolver.server.address)
            let queries = plan.controls(of: resolver.server) + plan.visits(to: resolver.server)
            orders += queries.map { .ask($0, resolver: place) }
        }
        if sources.walk != nil { orders += [.walk, .listen] }
        if let known = seen.known {
            orders += visits(known.addresses.map(\.address), .stored)
            let servers = known.nameservers.flatMap { server in server.addresses.map { Endpoint($0, server.port) } }
            if let zone = known.zone.flatMap({ try? DNSName($0) }) {
                orders += truth(of: zone, at: servers)
            }
        }
        orders += visits(seen.plan.addresses.pinned, .given)
        orders += (control?.addresses ?? []).prefix(2).map { .visitControl($0) }
        hasVisitedControl = !(control?.addresses ?? []).isEmpty
        pending += orders.count
        return orders
    }

    /// - Returns: What to do now that this is known.
    mutating func take(_ event: WhyEvent) -> [WhyOrder] {
        pending -= 1
        var orders: [WhyOrder] = []
        switch event {
        case .replied(let reply, let resolver?): orders = heard(reply, by: resolver)
        case .replied(let reply, nil):
            seen.transcript.append(reply)
            if reply.isAuthoritativeAnswer {
                orders = visits(addresses(of: seen.name, in: reply), .authoritative) + follow(reply)
            }
            orders += doubts(about: reply)
        case .found(let zone, let servers): orders = found(zone, servers) + [.listen]
        case .followed(let target, let path, let transcript): orders = followed(target, path, transcript)
        case .toldOfTarget(let reply): orders = told(reply)
        case .walked(let path, let transcript): orders = walked(path, transcript)
        case .linked(let replies):
            for reply in replies { seen.transcript.append(reply) }
        case .visited(let attempt): attempts[attempt.address] = attempt
        case .visitedControl(let attempt):
            seen.control?.attempts.append(attempt)
        case .registered(let registration): seen.registration = registration
        case .nothing, .timeUp: break
        }
        pending += orders.count
        return orders
    }

    /// What was seen, once nothing more comes.
    func finished(after elapsed: Duration) -> WhyObservation {
        var seen = seen
        seen.elapsed = elapsed
        if let path = seen.path, let chain = sources.chain { seen.chain = chain(seen.name, path, seen.transcript) }
        seen.addresses = reasons.compactMap { reason in
            attempts[reason.address].map { AddressLook(reason.sources, $0) }
        }
        // A control that was never gone to, for want of an address, is no evidence.
        if !hasVisitedControl || seen.control?.attempts.isEmpty == true { seen.control = nil }
        return seen
    }

    private mutating func heard(_ reply: ServerReply, by resolver: Int) -> [WhyOrder] {
        seen.resolvers[resolver].replies.append(reply)
        let question = reply.query.question
        if question.name != seen.name {
            guard let address = addresses(of: question.name, in: reply).first, control != nil, !hasVisitedControl else {
                return []
            }
            hasVisitedControl = true
            return [.visitControl(address)]
        }
        guard !reply.query.checkingDisabled else { return [] }
        if reply.rcode == .serverFailure, question.type == .a || question.type == .aaaa,
            repeated.insert(resolver).inserted
        {
            return plan.repeats(of: [reply]).map { .ask($0, resolver: resolver) }
        }
        return visits(addresses(of: seen.name, in: reply), .resolver)
    }

    private mutating func walked(_ path: DelegationPath, _ transcript: DNSTranscript) -> [WhyOrder] {
        seen.path = path
        for reply in transcript.replies {
            if reply.isCancelled { seen.asides.append(reply) } else { seen.transcript.append(reply) }
        }
        // What the walk did not use is there for the name servers.
        othersCost = plan.reserve(walked: transcript.queryCount)
        var orders: [WhyOrder] = []
        if path.ending == .found || DelegationView.isWithinOwnZone(path, seen.known) {
            orders += truth(of: path.zone, at: path.servers.map(\.endpoint))
            if sources.links != nil { orders.append(.link(path)) }
        }
        orders += followNext()
        let delegation = DelegationView(seen)
        switch delegation.state {
        case .gone, .foreign: if sources.register != nil { orders.append(.register(delegation.domain)) }
        case .delegated, .unanswered, .unseen: break
        }
        return orders
    }

    /// Asks servers before the walk is over, when what has to be kept for it leaves enough for the questions that tell
    /// most.
    private mutating func found(_ zone: DNSName, _ servers: [Endpoint]) -> [WhyOrder] {
        let fresh = servers.count { !asked.contains($0) }
        guard seen.path == nil, fresh * plan.leastTruth <= left else { return [] }
        return truth(of: zone, at: servers)
    }

    private mutating func truth(of zone: DNSName, at servers: [Endpoint]) -> [WhyOrder] {
        self.zone = zone
        servers.forEach { note($0.address) }
        let reachable = servers.filter { seen.vantage.canReach($0.address) }
        let queries = plan.truth(of: zone, at: reachable, besides: asked, spent: othersCost + truthCost)
        asked.formUnion(reachable)
        return order(queries)
    }

    /// One lost question is an accident; whether there are more of them shows when a server that answers is asked more.
    private mutating func doubts(about reply: ServerReply) -> [WhyOrder] {
        let server = reply.query.server
        guard let zone, asked.contains(server), reply.query.transport == .udp, reply.query.edns != nil,
            reply.sends > 1 || reply.outcome == .silent,
            seen.transcript.replies(from: server).contains(where: \.isAuthoritativeAnswer),
            doubted.insert(server).inserted
        else { return [] }
        return order(plan.doubts(about: zone, at: server, spent: othersCost + truthCost))
    }

    /// Packets that may still be sent.
    var left: Int { plan.budget.queries - othersCost - truthCost }

    private mutating func order(_ queries: [ServerQuery]) -> [WhyOrder] {
        truthCost += queries.reduce(0) { $0 + WhyBudget.cost(isDatagram: $1.transport == .udp) }
        return queries.map { .ask($0, resolver: nil) }
    }

    mutating func visits(_ addresses: [IPAddress], _ source: AddressLook.Source) -> [WhyOrder] {
        var orders: [WhyOrder] = []
        for address in addresses {
            if let place = reasons.firstIndex(where: { $0.address == address }) {
                reasons[place].sources.insert(source)
            } else if reasons.count < plan.budget.addresses {
                note(address)
                reasons.append((address, [source]))
                orders.append(.visit(address))
            }
        }
        return orders
    }

    mutating func note(_ address: IPAddress) {
        if !canRoute(address) { seen.vantage.withoutRoute.insert(address) }
    }

    private func addresses(of name: DNSName, in reply: ServerReply) -> [IPAddress] {
        guard reply.query.question.name == name, let message = reply.message else { return [] }
        return message.answers.compactMap { if case .address(let address) = $0.data { address } else { nil } }
    }
}
