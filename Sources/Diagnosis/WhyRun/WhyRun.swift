package import Checks
import DNSProbe
package import DNSWire
import HTTPProbe
import HTTPWire
import NIOCore
package import TLSProbe
package import UpkeepCore
package import UpkeepNet

/// Carries out a `why`: all waves at once, under one hard deadline, then one verdict.
package struct WhyRun: Sendable {
    private let loops: Loops
    private let settings: WhySettings
    private let sources: WhySources
    private let exchange: ServerExchange
    private let visitor: WhyVisitor
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - userAgent: says who is looking, with a way to find out more.
    ///   - now: the time certificates are judged by, and the answer counts from.
    package init(
        loops: Loops, settings: WhySettings, sources: WhySources, sessions: TLSSessions, userAgent: String,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.loops = loops
        self.settings = settings
        self.sources = sources
        self.now = now
        exchange = .why(loops, settings.pace)
        let resolver = StubResolver(settings: settings.resolver, group: loops.group)
        visitor = WhyVisitor(
            http: HTTPProbe(sessions: sessions, userAgent: userAgent, now: now) { host, families, limit in
                await resolver.resolve(host, families: families, budget: limit)
            })
    }

    /// - Parameters:
    ///   - name: the host of `plan`'s URL.
    ///   - plan: how the site is asked, and what a right answer is; pinned addresses are looked at beside what DNS gives.
    ///   - known: what the name was in good times.
    package func run(
        _ name: DNSName, _ plan: HTTPPlan, known: KnownGood?, clockFace: ClockFace = .utc
    ) async -> WhyResult {
        let span = WhySources.Span(lasting: settings.deadline)
        var seen = WhyObservation(name: name, plan: plan, startedAt: now())
        seen.known = settings.acceptsServers ? known?.withoutServers : known
        seen.vantage.isTimeGiven = settings.isTimeGiven
        seen.control = settings.control.map { ControlLook(host: $0.plan.url.hostText, attempts: []) }
        let resolvers =
            settings.resolver.servers.map { WhyPlan.Resolver($0, .configured) }
            + settings.openResolvers.map { WhyPlan.Resolver($0, .public) }
        let waves = WhyPlan(
            name: name, control: settings.control?.name, resolvers: resolvers, budget: settings.budget)
        var state = WhyState(
            seen, plan: waves, control: settings.control, sources: sources, canRoute: { Route.exists(to: $0) })
        await carryOut(&state, span)
        var observation = state.finished(after: ContinuousClock.now - span.began)
        observation.isInterrupted = Task.isCancelled
        let answer = WhyJudge.judge(observation, clockFace: clockFace)
        let good = KnownGood(observation, answer)
        return WhyResult(
            answer: answer, observation: observation, knownGood: good,
            toRemember: good?.continuing(known) ?? known?.hearing(observation))
    }

    private func carryOut(_ state: inout WhyState, _ span: WhySources.Span) async {
        let (name, plan, known) = (state.seen.name, state.seen.plan, state.seen.known)
        let finds = AsyncStream.makeStream(of: WhyEvent.self)
        await withTaskGroup(of: WhyEvent.self) { group in
            func start(_ orders: [WhyOrder]) {
                for order in orders {
                    let executor = loops.next()
                    group.addTask(executorPreference: executor) {
                        await perform(order, name, plan, known, span, finds, on: executor)
                    }
                }
            }
            group.addTask {
                try? await Task.sleep(until: span.deadline + WhySources.Span.rest / 2, clock: .continuous)
                return .timeUp
            }
            start(state.begin())
            while !state.isDone, let event = await group.next() {
                if case .timeUp = event { break }
                start(state.take(event))
            }
            // What still runs is late: its answers would be cut short and say nothing about whom they are from.
            group.cancelAll()
        }
    }

    /// Concurrent, so that it leaves whatever actor the caller is on: channels and their probe share the loop's thread.
    @concurrent
    private func perform(
        _ order: WhyOrder, _ name: DNSName, _ plan: HTTPPlan, _ known: KnownGood?, _ span: WhySources.Span,
        _ finds: (stream: AsyncStream<WhyEvent>, continuation: AsyncStream<WhyEvent>.Continuation),
        on executor: LoopExecutor
    ) async -> WhyEvent {
        switch order {
        case .ask(let query, let resolver):
            return .replied(
                await exchange.ask(query, began: span.began, deadline: span.deadline), resolver: resolver)
        case .walk:
            guard let walk = sources.walk else { return .nothing }
            let (path, transcript) = await walk(name, Self.stored(known), settings.budget.walk, exchange, span) {
                finds.continuation.yield(.found($0, $1.map(\.endpoint)))
            }
            finds.continuation.finish()
            return .walked(path, transcript)
        case .listen:
            var finds = finds.stream.makeAsyncIterator()
            return await finds.next() ?? .nothing
        case .follow(let target, let questions):
            guard let walk = sources.walk else { return .nothing }
            let (path, transcript) = await walk(target, [:], questions, exchange, span) { _, _ in }
            return .followed(target, path, transcript)
        case .askTarget(let query):
            return .toldOfTarget(await exchange.ask(query, began: span.began, deadline: span.deadline))
        case .link(let path):
            guard let links = sources.links else { return .nothing }
            return .linked(await links(path, exchange, span))
        case .visit(let address): return .visited(await visitor.visit(plan, address, span, executor))
        case .visitControl(let address):
            let plan = settings.control?.plan ?? plan
            return .visitedControl(await visitor.visit(plan, address, span, executor))
        case .register(let domain):
            guard let register = sources.register else { return .nothing }
            return .registered(await register(domain, span))
        }
    }

    private static func stored(_ known: KnownGood?) -> [DNSName: [IPAddress]] {
        var stored: [DNSName: [IPAddress]] = [:]
        for server in known?.nameservers ?? [] {
            if let name = try? DNSName(server.name) { stored[name, default: []] += server.addresses }
        }
        return stored
    }
}

extension ServerExchange {
    /// As patient as a `why` can be.
    static func why(_ loops: Loops, _ pace: QueryPace) -> ServerExchange {
        var patience = ServerExchange.Patience()
        patience.stream = .seconds(1)
        return ServerExchange(group: loops.group, pace: pace, patience: patience)
    }
}
