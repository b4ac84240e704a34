package import Checks
package import DNSProbe
import HTTPProbe
import HTTPWire
import NIOCore
import PortProbe
package import TLSProbe
package import UpkeepCore
package import UpkeepNet

/// Looks at one site: finds its addresses, probes each of them at once, and hands back what was seen.
package struct SiteLook: Sendable {
    private let loops: Loops
    /// One for all looks: its gate keeps a burst of them from overrunning the name server.
    private let resolver: StubResolver
    private let http: HTTPProbe
    private let ports: PortProbe
    private let now: @Sendable () -> Timestamp
    private var gate: VisitGate?

    /// - Parameters:
    ///   - userAgent: says who is looking, with a way to find out more.
    ///   - now: the time certificates are judged by, and observations carry.
    package init(
        loops: Loops, resolver: ResolverSettings, sessions: TLSSessions, userAgent: String,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.loops = loops
        let resolver = StubResolver(settings: resolver, group: loops.group)
        self.resolver = resolver
        http = HTTPProbe(sessions: sessions, userAgent: userAgent, now: now) { host, families, limit in
            await resolver.resolve(host, families: families, budget: limit)
        }
        ports = PortProbe(sessions: sessions, now: now)
        self.now = now
    }

    /// The loop that should carry the next look. A task that prefers it never changes threads while it looks.
    package func nextLoop() -> LoopExecutor { loops.next() }

    /// Everything that was seen; ends within the site's total budget.
    package func look(at site: Site, on executor: LoopExecutor) async -> SiteObservation {
        await withTaskExecutorPreference(executor) { await observe(site, executor.loop) }
    }

    /// The same look, which takes its turn at `gate` before it uses the network.
    package func gated(by gate: VisitGate) -> SiteLook {
        var look = self
        look.gate = gate
        return look
    }

    /// Concurrent, so that it leaves whatever actor the caller is on: channels and their probe share the loop's thread.
    @concurrent
    private func observe(_ site: Site, _ loop: any EventLoop) async -> SiteObservation {
        let started = now()
        switch site.plan {
        case .http(let plan):
            let visit = await visit(plan.url.hostText, plan.url.port, plan.addresses, plan.budget) {
                address, lookUpTime, deadline in
                await http.probe(plan, at: address, lookUpTime: lookUpTime, deadline: deadline, on: loop)
            }
            return SiteObservation(
                .http(name: visit.name, nameservers: visit.nameservers, attempts: visit.attempts), started: started,
                elapsed: visit.elapsed)
        case .port(let plan):
            let visit = await visit(plan.host, plan.port, plan.addresses, plan.budget) {
                address, lookUpTime, deadline in
                await ports.probe(plan, at: address, lookUpTime: lookUpTime, deadline: deadline, on: loop)
            }
            return SiteObservation(
                .port(name: visit.name, nameservers: visit.nameservers, attempts: visit.attempts), started: started,
                elapsed: visit.elapsed)
        case .record(let plan):
            let record = await look(plan)
            return SiteObservation(.record(record), started: started, elapsed: record.elapsed)
        }
    }

    /// What was found of a host, and one attempt at each of its addresses.
    private struct Visit<Attempt: Sendable> {
        var name: NameObservation
        var nameservers: NameserverObservation?
        var attempts: [Attempt]
        /// Without the time spent waiting for a turn.
        var elapsed: Duration
    }

    private func visit<Attempt: Sendable>(
        _ host: String, _ port: UInt16, _ addresses: AddressPlan, _ budget: Budget,
        _ probe: @Sendable @escaping (IPAddress, _ lookUpTime: Duration?, _ deadline: NIODeadline) async -> Attempt
    ) async -> Visit<Attempt> {
        // The common case needs no task of its own for them.
        guard addresses.agreedNameservers != nil else { return await visits(host, port, addresses, budget, probe) }
        async let servers = timed(at: nil) { await nameservers(of: host, budget) }
        var visit = await visits(host, port, addresses, budget, probe)
        if let (seen, elapsed) = await servers {
            visit.nameservers = seen
            visit.elapsed = max(visit.elapsed, elapsed)
        }
        return visit
    }

    private func visits<Attempt: Sendable>(
        _ host: String, _ port: UInt16, _ addresses: AddressPlan, _ budget: Budget,
        _ probe: @Sendable @escaping (IPAddress, _ lookUpTime: Duration?, _ deadline: NIODeadline) async -> Attempt
    ) async -> Visit<Attempt> {
        let name = await locate(host, addresses, budget)
        let lookUpTime = name.source == .resolver ? name.elapsed : nil
        let left = budget.total - name.elapsed
        let attempts = await each(addresses.chosen(from: name)) { address in
            await timed(at: Endpoint(address, port)) { await probe(address, lookUpTime, .now() + TimeAmount(left)) }
        }
        return Visit(
            name: name, attempts: attempts.map(\.0), elapsed: name.elapsed + (attempts.map(\.1).max() ?? .zero))
    }

    /// Does `work` when its turn has come, and says how long it took; nil when the task was broken off before that.
    private func timed<Result: Sendable>(
        at endpoint: Endpoint?, _ work: () async -> Result
    ) async -> (Result, Duration)? {
        func run() async -> (Result, Duration)? {
            guard !Task.isCancelled else { return nil }
            let start = NIODeadline.now()
            let result = await work()
            return (result, (NIODeadline.now() - start).duration)
        }
        guard let gate else { return await run() }
        return await gate.pass(to: endpoint, run)
    }

    private func look(_ plan: RecordPlan) async -> RecordObservation {
        guard !plan.server.isEmpty else {
            let seen = await timed(at: nil) {
                await resolver.record(plan, serverAddress: nil, budget: plan.budget.total)
            }
            return seen?.0 ?? Self.nothing(plan)
        }
        let name = await locate(plan.server, AddressPlan(), plan.budget)
        let addresses = AddressPlan().chosen(from: name)
        var record = Self.nothing(plan)
        if addresses.isEmpty {
            record.failure = name.failure
            record.exchanges = name.exchanges
        } else {
            record = await self.record(plan, addresses, budget: plan.budget.total - name.elapsed)
        }
        record.elapsed += name.elapsed
        return record
    }

    /// Asks one address of the server after the other until one answers, as resolvers do.
    private func record(_ plan: RecordPlan, _ addresses: [IPAddress], budget: Duration) async -> RecordObservation {
        var seen = Self.nothing(plan)
        var asked: [IPAddress] = []
        var exchanges: [DNSExchangeObservation] = []
        var elapsed = Duration.zero
        for (place, address) in addresses.enumerated() {
            let left = budget - elapsed
            guard place == 0 || left > .zero else { break }
            let server = Endpoint(address, plan.port)
            // Every address that is left must get its turn.
            let limit = left / (addresses.count - place)
            guard
                let (record, took) = await timed(
                    at: server, { await resolver.record(plan, serverAddress: server, budget: limit) })
            else { break }
            seen = record
            elapsed += took
            asked.append(address)
            exchanges += seen.exchanges
            if seen.rcode != nil { break }
        }
        seen.addresses = asked
        seen.exchanges = exchanges
        seen.elapsed = elapsed
        return seen
    }

    private static func nothing(_ plan: RecordPlan) -> RecordObservation {
        RecordObservation(server: plan.server, name: plan.name, type: plan.type, failure: .timedOut)
    }

    private func locate(_ host: String, _ addresses: AddressPlan, _ budget: Budget) async -> NameObservation {
        guard addresses.pinned.isEmpty else {
            return NameObservation(name: host, source: .pinned, addresses: addresses.pinned)
        }
        let found = await timed(at: nil) {
            await resolver.resolve(host, families: addresses.families, budget: min(budget.dns, budget.total))
        }
        guard var name = found?.0 else { return NameObservation(name: host, source: .resolver, failure: .timedOut) }
        name.withoutRoute = addresses.withoutRoute(among: name.addresses)
        return name
    }

    private func nameservers(of host: String, _ budget: Budget) async -> NameserverObservation? {
        guard IPAddress(host) == nil else { return nil }
        return await resolver.nameservers(of: host, budget: min(budget.dns, budget.total))
    }

    /// One task per address, all on the caller's loop; results in the addresses' order, without those that were broken
    /// off before they began.
    private func each<Result: Sendable>(
        _ addresses: [IPAddress], _ probe: @Sendable @escaping (IPAddress) async -> Result?
    ) async -> [Result] {
        // The common case needs no tasks.
        if addresses.count <= 1 {
            guard let address = addresses.first, let result = await probe(address) else { return [] }
            return [result]
        }
        return await withTaskGroup(of: (Int, Result?).self) { group in
            for (place, address) in addresses.enumerated() {
                group.addTask { (place, await probe(address)) }
            }
            var results: [Result?] = Array(repeating: nil, count: addresses.count)
            for await (place, result) in group { results[place] = result }
            return results.compactMap { $0 }
        }
    }
}
