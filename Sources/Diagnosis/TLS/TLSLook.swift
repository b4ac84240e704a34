package import Checks
package import DNSProbe
package import TLSProbe
package import UpkeepCore
package import UpkeepNet

/// Looks at one service: finds its addresses, scans each of them at once, and hears what DNS and the authorities say.
package struct TLSLook: Sendable {
    /// Scans one address within the time that is left.
    package typealias Scan =
        @Sendable (
            _ request: ScanRequest, _ target: TLSTarget, _ limit: Duration, _ executor: LoopExecutor,
            _ connected: @escaping @Sendable () -> Void
        ) async -> ScannedEndpoint

    /// Finding a name's addresses may take so much of a look's time.
    private static let nameTime = Duration.seconds(5)
    private static let authorityTime = Duration.seconds(5)

    private let loops: Loops
    private let resolver: StubResolver
    private let authorities: AuthorityInquiry
    private let scan: Scan

    /// - Parameter documents: fetches lists, answers and certificates from authorities.
    package init(loops: Loops, resolver: StubResolver, documents: DocumentSource, scan: @escaping Scan) {
        self.loops = loops
        self.resolver = resolver
        authorities = AuthorityInquiry(documents: documents)
        self.scan = scan
    }

    /// The next loop in turn, with its executor.
    func nextExecutor() -> LoopExecutor { loops.next() }

    /// Everything that was seen, with nothing remembered in it; ends within the order's deadline.
    /// - Parameters:
    ///   - now: the moment by which answers of authorities are read.
    ///   - connected: told of every connection.
    package func look(
        at target: TLSTarget, _ order: TLSScanOrder, now: Timestamp,
        connected: @escaping @Sendable () -> Void = {}
    ) async -> TLSScan {
        let executor = nextExecutor()
        return await withTaskExecutorPreference(executor) { await observe(target, order, now, executor, connected) }
    }

    /// The same for a task that prefers `executor` already, so that nothing has to change threads.
    func look(
        at target: TLSTarget, _ order: TLSScanOrder, now: Timestamp, on executor: LoopExecutor,
        connected: @escaping @Sendable () -> Void
    ) async -> TLSScan { await observe(target, order, now, executor, connected) }

    @concurrent
    private func observe(
        _ target: TLSTarget, _ order: TLSScanOrder, _ now: Timestamp, _ executor: LoopExecutor,
        _ connected: @escaping @Sendable () -> Void
    ) async -> TLSScan {
        let began = ContinuousClock.now
        let name = await locate(target, within: min(Self.nameTime, order.deadline))
        let addresses = target.addresses.chosen(from: name)
        guard !addresses.isEmpty else {
            return TLSScan(target: target.label, failure: Self.failure(name), endpoints: [])
        }
        let left = order.deadline - (ContinuousClock.now - began)
        // A task for one address that nothing else is asked about would cost more than it does.
        if addresses.count == 1, !asksIssuers(of: target, order) {
            let seen = await endpoint(
                target, order, Endpoint(addresses[0], target.port), left, now, executor, connected)
            return TLSScan(target: target.label, endpoints: [seen])
        }
        async let records = issuers(for: target, order)
        let endpoints = await each(addresses) { address in
            await endpoint(target, order, Endpoint(address, target.port), left, now, executor, connected)
        }
        var scan = TLSScan(target: target.label, endpoints: endpoints)
        scan.caa = await records
        return scan
    }

    private func locate(_ target: TLSTarget, within limit: Duration) async -> NameObservation {
        guard target.addresses.pinned.isEmpty else {
            return NameObservation(name: target.host, source: .pinned, addresses: target.addresses.pinned)
        }
        var name = await resolver.resolve(target.host, families: target.addresses.families, budget: limit)
        name.withoutRoute = target.addresses.withoutRoute(among: name.addresses)
        return name
    }

    private func endpoint(
        _ target: TLSTarget, _ order: TLSScanOrder, _ endpoint: Endpoint, _ limit: Duration, _ now: Timestamp,
        _ executor: LoopExecutor, _ connected: @escaping @Sendable () -> Void
    ) async -> EndpointObservation {
        let expected = target.expectedName
        var request = ScanRequest(
            endpoint, serverName: IPAddress(expected) == nil ? expected : nil, expectedName: expected,
            starttls: target.starttls, depth: order.depth)
        request.rate = order.rate
        let began = ContinuousClock.now
        let scanned = await scan(request, target, limit, executor, connected)
        var observation = scanned.observation
        guard order.revocation else { return observation }
        let left = min(Self.authorityTime, limit - (ContinuousClock.now - began))
        guard left > .zero, !scanned.chain.isEmpty else {
            observation.revocation = .notLooked(
                scanned.chain.isEmpty ? "no certificate came" : "the time for the whole look was up")
            return observation
        }
        var known = scanned.chain
        if let issuer = scanned.issuer { known.insert(issuer, at: 1) }
        let answers = await authorities.ask(about: known, within: left, now: now)
        observation.revocation = .seen(answers.revocation)
        observation.spares += answers.spares
        return observation
    }

    /// RFC 8659 binds issuers for names only, and who gives an address leaves DNS aside.
    private func asksIssuers(of target: TLSTarget, _ order: TLSScanOrder) -> Bool {
        order.depth == .full && target.addresses.pinned.isEmpty && IPAddress(target.host) == nil
    }

    private func issuers(for target: TLSTarget, _ order: TLSScanOrder) async -> Seen<CAAObservation> {
        guard asksIssuers(of: target, order) else { return .notAsked }
        return await resolver.issuers(for: target.expectedName, budget: min(Self.nameTime, order.deadline))
    }

    private static func failure(_ name: NameObservation) -> ProbeFailure {
        let failure = name.failure ?? .noAddress
        return ProbeFailure(
            .dns, failure.isOurs ? .local : .unreachable, phase: .dns,
            failure.sentence(name.name, name.exchanges).summary)
    }

    private func each<Result: Sendable>(
        _ addresses: [IPAddress], _ probe: @Sendable @escaping (IPAddress) async -> Result
    ) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            for (place, address) in addresses.enumerated() { group.addTask { (place, await probe(address)) } }
            var results: [Result?] = Array(repeating: nil, count: addresses.count)
            for await (place, result) in group { results[place] = result }
            return results.compactMap { $0 }
        }
    }
}
