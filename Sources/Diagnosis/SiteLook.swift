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

    /// - Parameters:
    ///   - userAgent: says who is looking.
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
        await withTaskExecutorPreference(executor) { await observe(site, executor) }
    }

    /// The first half of a look: the addresses that there are to visit.
    package func locate(_ site: Site, on executor: LoopExecutor) async -> NameObservation {
        await withTaskExecutorPreference(executor) { await locate(site) }
    }

    /// The other half, whenever it comes: the time between the two is neither the site's latency nor does it count
    /// against its timeout.
    /// - Parameter name: what ``locate(_:on:)`` gave.
    package func look(at site: Site, found name: NameObservation, on executor: LoopExecutor) async -> SiteObservation {
        await withTaskExecutorPreference(executor) { await observe(site, name, executor) }
    }

    /// Concurrent, so that it leaves whatever actor the caller is on: channels and their probe share the loop's thread.
    @concurrent
    private func observe(_ site: Site, _ executor: LoopExecutor) async -> SiteObservation {
        await observe(site, await locate(site), executor)
    }

    @concurrent
    private func observe(_ site: Site, _ name: NameObservation, _ executor: LoopExecutor) async -> SiteObservation {
        // As if the visit had followed at once.
        let start = NIODeadline.now() - TimeAmount(name.elapsed)
        let started = now() + (.zero - name.elapsed)
        let sight: SiteObservation.Sight
        switch site.plan {
        case .http(let plan):
            let deadline = start + TimeAmount(plan.budget.total)
            let (nameservers, attempts) = await visit(name, plan.addresses, plan.budget) { address, lookUpTime in
                await http.probe(plan, at: address, lookUpTime: lookUpTime, deadline: deadline, on: executor)
            }
            sight = .http(name: name, nameservers: nameservers, attempts: attempts)
        case .port(let plan):
            let deadline = start + TimeAmount(plan.budget.total)
            let (nameservers, attempts) = await visit(name, plan.addresses, plan.budget) { address, lookUpTime in
                await ports.probe(plan, at: address, lookUpTime: lookUpTime, deadline: deadline, on: executor.loop)
            }
            sight = .port(name: name, nameservers: nameservers, attempts: attempts)
        case .record(let plan): sight = .record(await look(plan, name))
        }
        return SiteObservation(sight, started: started, elapsed: (NIODeadline.now() - start).duration)
    }

    private func visit<Attempt: Sendable>(
        _ name: NameObservation, _ addresses: AddressPlan, _ budget: Budget,
        _ probe: @Sendable @escaping (IPAddress, _ lookUpTime: Duration?) async -> Attempt
    ) async -> (NameserverObservation?, [Attempt]) {
        let lookUpTime = name.source == .resolver ? name.elapsed : nil
        // The common case needs no task of its own for the name servers.
        guard addresses.agreedNameservers != nil else {
            return (nil, await each(addresses.chosen(from: name)) { await probe($0, lookUpTime) })
        }
        async let nameservers = nameservers(of: name.name, budget)
        let attempts = await each(addresses.chosen(from: name)) { await probe($0, lookUpTime) }
        return (await nameservers, attempts)
    }

    private func look(_ plan: RecordPlan, _ server: NameObservation) async -> RecordObservation {
        guard !plan.server.isEmpty else {
            return await resolver.record(plan, serverAddress: nil, budget: plan.budget.total)
        }
        let addresses = AddressPlan().chosen(from: server)
        guard !addresses.isEmpty else {
            var nobody = RecordObservation(
                server: plan.server, name: plan.name, type: plan.type, exchanges: server.exchanges,
                elapsed: server.elapsed)
            nobody.serverFailure = server.failure ?? .noAddress
            return nobody
        }
        return await record(plan, addresses, budget: plan.budget.total - server.elapsed)
    }

    /// Asks one address of the server after the other until one answers, as resolvers do.
    private func record(_ plan: RecordPlan, _ addresses: [IPAddress], budget: Duration) async -> RecordObservation {
        let began = ContinuousClock.now
        var seen = RecordObservation(server: plan.server, name: plan.name, type: plan.type, failure: .timedOut)
        var asked: [IPAddress] = []
        var exchanges: [DNSExchangeObservation] = []
        for (place, address) in addresses.enumerated() {
            let left = budget - (ContinuousClock.now - began)
            guard place == 0 || left > .zero, !Task.isCancelled else { break }
            // Every address that is left must get its turn.
            seen = await resolver.record(
                plan, serverAddress: Endpoint(address, plan.port), budget: left / (addresses.count - place))
            asked.append(address)
            exchanges += seen.exchanges
            if seen.rcode != nil { break }
        }
        seen.addresses = asked
        seen.exchanges = exchanges
        seen.elapsed = ContinuousClock.now - began
        return seen
    }

    private func locate(_ site: Site) async -> NameObservation {
        switch site.plan {
        case .http(let plan): await locate(plan.url.hostText, plan.addresses, plan.budget)
        case .port(let plan): await locate(plan.host, plan.addresses, plan.budget)
        case .record(let plan):
            plan.server.isEmpty
                // Whom the system's resolvers are is known.
                ? NameObservation(name: "", source: .pinned) : await locate(plan.server, AddressPlan(), plan.budget)
        }
    }

    private func locate(_ host: String, _ addresses: AddressPlan, _ budget: Budget) async -> NameObservation {
        guard addresses.pinned.isEmpty else {
            return NameObservation(name: host, source: .pinned, addresses: addresses.pinned)
        }
        var name = await resolver.resolve(host, families: addresses.families, budget: min(budget.dns, budget.total))
        name.withoutRoute = addresses.withoutRoute(among: name.addresses)
        return name
    }

    private func nameservers(of host: String, _ budget: Budget) async -> NameserverObservation? {
        guard IPAddress(host) == nil else { return nil }
        return await resolver.nameservers(of: host, budget: min(budget.dns, budget.total))
    }

    /// One task per address, all on the caller's loop; results in the addresses' order.
    private func each<Result: Sendable>(
        _ addresses: [IPAddress], _ probe: @Sendable @escaping (IPAddress) async -> Result
    ) async -> [Result] {
        // The common case needs no tasks.
        if addresses.count <= 1 {
            guard let address = addresses.first else { return [] }
            return [await probe(address)]
        }
        return await withTaskGroup(of: (Int, Result).self) { group in
            for (place, address) in addresses.enumerated() {
                group.addTask { (place, await probe(address)) }
            }
            var results: [Result?] = Array(repeating: nil, count: addresses.count)
            for await (place, result) in group { results[place] = result }
            return results.compactMap { $0 }
        }
    }
}
