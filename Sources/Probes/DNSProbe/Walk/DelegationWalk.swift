package import Checks
package import DNSWire
package import UpkeepCore

/// Walks from the root to the zone that a name is in, asking authoritative servers only, and looks at that zone from
/// both sides: every server of the parent, and every server of its own.
///
/// A healthy zone two levels below the root, with two servers of two addresses each at every level and all names in
/// the zone, takes ten questions: two to the root, four to the parent, four to the zone. A name in it takes two more.
package struct DelegationWalk: Sendable {
    private let exchange: ServerExchange
    private let hints: RootHints
    private let settings: WalkSettings

    /// - Parameters:
    ///   - port: Where all authoritative servers listen; others than 53 are for private worlds.
    ///   - stored: Addresses of name servers known from good times, used beside the parent's glue.
    ///   - families: Whose addresses are looked up and asked.
    ///   - hasIPv6Route: Whether IPv6 addresses can be asked; they are found and told either way.
    package init(
        exchange: ServerExchange, hints: RootHints, port: UInt16 = 53, stored: [DNSName: [IPAddress]] = [:],
        families: Set<IPAddress.Family> = [.v4, .v6], hasIPv6Route: Bool, limits: WalkLimits = WalkLimits()
    ) {
        self.exchange = exchange
        self.hints = hints
        settings = WalkSettings(
            port: port, stored: stored, families: hasIPv6Route ? families : families.subtracting([.v6]),
            wanted: families, limits: limits)
    }

    /// - Parameters:
    ///   - began: What the replies' times count from.
    ///   - deadline: The walk is over by then; what was found until then is returned.
    ///   - found: Told which zone it is and what servers it has as soon as that is known, and again when there are more.
    /// - Returns: The path, and everything that was asked. A question that was given up, because what it was to tell was
    ///   known already, is in the transcript as cancelled, and in no step.
    package func walk(
        to name: DNSName, began: ContinuousClock.Instant, deadline: ContinuousClock.Instant,
        found: (@Sendable (DNSName, [NameServerAddress]) -> Void)? = nil
    ) async -> (path: DelegationPath, transcript: DNSTranscript) {
        // Names in answers that point to the question come back in its case.
        let name = (try? DNSName(name.text(lowercased: true))) ?? name
        var state = WalkState(name: name, settings: settings, hints: hints)
        await withTaskGroup(of: WalkEvent.self) { group in
            func perform(_ orders: [WalkOrder]) {
                for order in orders {
                    switch order {
                    case .ask(let id, let query):
                        group.addTask { .heard(id, await ask(query, began, deadline)) }
                    case .wake(let alarm, let time):
                        group.addTask {
                            try? await Task.sleep(for: time, clock: .continuous)
                            return .woke(alarm)
                        }
                    }
                }
            }
            var told = 0
            perform(state.begin())
            while !state.isDone, let event = await group.next() {
                let orders = state.take(event)
                if let found, let (zone, servers) = state.found, servers.count > told {
                    told = servers.count
                    found(zone, servers)
                }
                if Task.isCancelled || .now >= deadline { state.cutShort() } else { perform(orders) }
            }
            group.cancelAll()
            for await event in group { _ = state.take(event) }
        }
        return (state.path, state.transcript)
    }

    /// Asks over UDP with EDNS; without when the server cannot read that, and over TCP when the answer does not fit.
    /// - Returns: Every attempt.
    private func ask(
        _ query: ServerQuery, _ began: ContinuousClock.Instant, _ deadline: ContinuousClock.Instant
    ) async -> [ServerReply] {
        var query = query
        var replies = [await exchange.ask(query, began: began, deadline: deadline)]
        let unread: Set<DNSResponseCode> = [.formatError, .notImplemented, .badVersion]
        if let message = replies[0].message, unread.contains(message.header.rcode) {
            query.edns = nil
            replies.append(await exchange.ask(query, began: began, deadline: deadline))
        }
        if replies[replies.count - 1].message?.header.truncated == true {
            query.transport = .tcp
            replies.append(await exchange.ask(query, began: began, deadline: deadline))
        }
        return replies
    }
}
