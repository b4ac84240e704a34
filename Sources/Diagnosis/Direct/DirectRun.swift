package import Checks
import DNSProbe
import DNSWire
import HTTPProbe
import HTTPWire
package import TLSProbe
package import UpkeepCore
package import UpkeepNet

/// A `why` about a site that has an address in place of a name, or about whose name there is nothing to ask name servers:
/// the site and whoever can show that our own side works are asked at the same time, under one deadline.
package struct DirectRun: Sendable {
    private let loops: Loops
    private let settings: WhySettings
    private let exchange: ServerExchange
    private let look: SiteLook
    private let resolver: StubResolver
    private let visitor: WhyVisitor
    private let network: @Sendable () -> OwnNetwork

    private enum Part: Sendable {
        case site(SiteObservation)
        case control([HTTPObservation])
        case resolver(Int, [ServerReply])
    }

    /// - Parameters:
    ///   - userAgent: says who is looking.
    ///   - now: the time certificates are judged by.
    package init(
        loops: Loops, settings: WhySettings, sessions: TLSSessions, userAgent: String,
        network: @escaping @Sendable () -> OwnNetwork = { .current }, now: @escaping @Sendable () -> Timestamp
    ) {
        self.loops = loops
        self.settings = settings
        self.network = network
        exchange = .why(loops, settings.pace)
        look = SiteLook(
            loops: loops, resolver: settings.resolver, sessions: sessions, userAgent: userAgent, now: now)
        let resolver = StubResolver(settings: settings.resolver, group: loops.group)
        self.resolver = resolver
        visitor = WhyVisitor(
            http: HTTPProbe(sessions: sessions, userAgent: userAgent, now: now) { host, families, limit in
                await resolver.resolve(host, families: families, budget: limit)
            })
    }

    package func run(_ site: Site) async -> WhyAnswer { DirectJudge.judge(await observe(site)) }

    private func observe(_ site: Site) async -> DirectObservation {
        let span = WhySources.Span(lasting: settings.deadline)
        let plan = WhyPlan(
            name: .root, control: settings.control?.name,
            resolvers: settings.resolver.servers.map { .init($0, .configured) }
                + settings.openResolvers.map { .init($0, .public) }, budget: settings.budget)
        var resolvers = plan.resolvers.map { ResolverLook($0.server, $0.origin) }
        var control: [HTTPObservation] = []
        var sight: SiteObservation?
        await withTaskGroup(of: Part.self) { group in
            let executor = loops.next()
            group.addTask(executorPreference: executor) {
                .site(await look.look(at: site.hurried(span), on: executor))
            }
            group.addTask(executorPreference: executor) { .control(await visitControl(span, executor)) }
            for (place, resolver) in plan.resolvers.enumerated() {
                group.addTask {
                    let queries = plan.controls(of: resolver.server)
                    return .resolver(
                        place, await exchange.ask(queries, began: span.began, deadline: span.deadline))
                }
            }
            for await part in group {
                switch part {
                case .site(let observation): sight = observation
                case .control(let attempts): control = attempts
                case .resolver(let place, let replies): resolvers[place].replies = replies
                }
            }
        }
        // INVARIANT: the group has ended, and the look at the site was one of its tasks.
        var seen = DirectObservation(site, sight!)
        seen.resolvers = resolvers
        if let host = settings.control?.plan.url.hostText, !control.isEmpty {
            seen.control = ControlLook(host: host, attempts: control)
        }
        let network = network()
        seen.hasLink = network.hasLink
        let asked = seen.seen.visited + control.map(\.address) + resolvers.map(\.server.address)
        for address in Set(asked) { seen.ways[address] = network.way(to: address) }
        seen.isTimeGiven = settings.isTimeGiven
        seen.isRushed = span.deadline - span.began < WhyVisitor.leastVisit
        seen.isInterrupted = Task.isCancelled
        seen.elapsed = ContinuousClock.now - span.began
        return seen
    }

    /// Concurrent, so that it leaves whatever actor the caller is on: channels and their probe share the loop's thread.
    @concurrent
    private func visitControl(_ span: WhySources.Span, _ executor: LoopExecutor) async -> [HTTPObservation] {
        guard let control = settings.control else { return [] }
        var addresses = Array(control.addresses.prefix(2))
        if addresses.isEmpty {
            let left = max(span.deadline - .now, .zero)
            addresses = Array(await resolver.resolve(control.plan.url.hostText, budget: left).addresses.prefix(1))
        }
        var attempts: [HTTPObservation] = []
        await withTaskGroup(of: HTTPObservation.self) { group in
            for address in addresses {
                group.addTask(executorPreference: executor) {
                    await visitor.visit(control.plan, address, span, executor)
                }
            }
            for await attempt in group { attempts.append(attempt) }
        }
        return attempts
    }
}

extension Site {
    /// The same, done before the span is over.
    fileprivate func hurried(_ span: WhySources.Span) -> Site {
        var site = self
        switch plan {
        case .http(var plan):
            plan.budget.hurry(span)
            site.plan = .http(plan)
        case .port(var plan):
            plan.budget.hurry(span)
            site.plan = .port(plan)
        case .record(var plan):
            plan.budget.hurry(span)
            site.plan = .record(plan)
        }
        return site
    }
}

extension Budget {
    fileprivate mutating func hurry(_ span: WhySources.Span) {
        connect = min(connect, WhyVisitor.connectLimit)
        total = min(total, max(span.deadline - .now, .zero))
    }
}
