package import Checks
package import DNSWire
package import UpkeepCore

/// Which questions one `why` puts to whom: pure, and never more than the budget.
package struct WhyPlan: Sendable {
    package struct Resolver: Sendable, Hashable {
        package var server: Endpoint
        package var origin: ResolverLook.Origin

        package init(_ server: Endpoint, _ origin: ResolverLook.Origin) {
            self.server = server
            self.origin = origin
        }
    }

    /// The host name in question.
    package var name: DNSName
    /// An unrelated name that every resolver should know.
    package var control: DNSName?
    /// Each server once, within the budget.
    package let resolvers: [Resolver]
    package let budget: WhyBudget

    package init(
        name: DNSName, control: DNSName?, resolvers: [Resolver], budget: WhyBudget = WhyBudget()
    ) {
        self.name = name
        self.control = control
        self.budget = budget
        var seen: Set<Endpoint> = []
        let distinct = resolvers.filter { seen.insert($0.server).inserted }
        let configured = distinct.filter { $0.origin == .configured }
        // One place is kept for a view from elsewhere.
        let open = distinct.filter { $0.origin == .public }
        let own = configured.prefix(max(1, budget.resolvers - (open.isEmpty ? 0 : 1)))
        self.resolvers = Array(own + open.prefix(budget.resolvers - own.count))
    }

    /// Wave 1, local control: does it answer anything at all? Over TCP too, because a resolver that is silent over UDP
    /// alone sits behind a firewall.
    package func controls(of resolver: Endpoint) -> [ServerQuery] {
        let root = DNSQuestion(.root, .soa)
        var queries = [recursive(root, at: resolver), recursive(root, at: resolver, over: .tcp)]
        if let control { queries.append(recursive(DNSQuestion(control, .a), at: resolver)) }
        return queries
    }

    /// Wave 2, what visitors see: addresses, and the HTTPS record that browsers ask for as well.
    package func visits(to resolver: Endpoint) -> [ServerQuery] {
        Self.visited.map { recursive(DNSQuestion(name, $0), at: resolver) }
    }

    /// After a failure: the same without the resolver's own checking of signatures.
    package func repeats(of failed: [ServerReply]) -> [ServerQuery] {
        let types = failed.filter { $0.rcode == .serverFailure && !$0.query.checkingDisabled }
            .map(\.query.question.type)
        guard let first = failed.first, let type = types.first(where: { $0 == .a }) ?? types.first else { return [] }
        var query = first.query
        query.question.type = type
        query.checkingDisabled = true
        return [query]
    }

    /// Wave 3, the truth: every server asked itself, the most telling question first and each server before the next
    /// question, so that what does not fit into the budget is the least.
    /// - Parameters:
    ///   - asked: those that were asked already; they are left out.
    ///   - spent: packets that other waves have sent or may still send.
    package func truth(
        of zone: DNSName, at servers: [Endpoint], besides asked: Set<Endpoint> = [], spent: Int
    ) -> [ServerQuery] {
        var seen = asked
        let fresh = servers.filter { seen.insert($0).inserted }
        var left = budget.queries - spent
        var queries: [ServerQuery] = []
        for round in rounds(zone) {
            for server in fresh {
                var edns = DNSExtension(dnssecOK: true)
                if round.asksForID { edns.options = [.nsid([])] }
                let query = ServerQuery(
                    round.question, at: server, over: round.transport,
                    edns: round.hasEDNS ? edns : nil)
                let cost = WhyBudget.cost(isDatagram: round.transport == .udp)
                guard cost <= left else { continue }
                left -= cost
                queries.append(query)
            }
        }
        return queries
    }

    /// What the questions to one server cost that tell most: the first one, and one over TCP.
    var leastTruth: Int { WhyBudget.cost(isDatagram: true) + WhyBudget.cost(isDatagram: false) }

    /// About a name that the site's name leads to, in another zone.
    func truth(ofTarget target: DNSName, at servers: [Endpoint]) -> [ServerQuery] {
        servers.prefix(budget.targetServers).flatMap { server in
            [DNSRecordType.a, .aaaa].map {
                ServerQuery(DNSQuestion(target, $0), at: server, edns: DNSExtension(dnssecOK: true))
            }
        }
    }

    /// The same question again and again, to see how many get lost on the way.
    func doubts(about zone: DNSName, at server: Endpoint, spent: Int) -> [ServerQuery] {
        let query = ServerQuery(DNSQuestion(zone, .soa), at: server, edns: DNSExtension(dnssecOK: true))
        let left = max(0, budget.queries - spent) / WhyBudget.cost(isDatagram: true)
        return Array(repeating: query, count: min(left, budget.doubts))
    }

    /// What the waves before the truth may cost at worst.
    package var reserve: Int {
        let perResolver = (controls(of: Self.nowhere) + visits(to: Self.nowhere)).reduce(0) {
            $0 + WhyBudget.cost(isDatagram: $1.transport == .udp)
        }
        // Of what fails with SERVFAIL one question is repeated: that one came back, so it was not lost.
        let repeated = WhyBudget.cost(isDatagram: true)
        return resolvers.count * (perResolver + repeated) + budget.kept
    }

    /// The same once the walk is over and its cost is known.
    package func reserve(walked: Int) -> Int {
        reserve - budget.walk * WhyBudget.cost(isDatagram: true) + walked
    }

    private static let visited: [DNSRecordType] = [.a, .aaaa, .https]
    private static let nowhere = Endpoint(IPAddress(v4: 0), 53)

    private struct Round {
        var question: DNSQuestion
        var transport = DNSTransport.udp
        var hasEDNS = true
        var asksForID = false
    }

    /// The walk has asked each for the zone's NS set already.
    private func rounds(_ zone: DNSName) -> [Round] {
        [
            Round(question: DNSQuestion(name, .a)),
            Round(question: DNSQuestion(zone, .soa), transport: .tcp),
            Round(question: DNSQuestion(name, .aaaa)),
            Round(question: DNSQuestion(zone, .soa), asksForID: true),
            Round(question: DNSQuestion(name, .https)),
            Round(question: DNSQuestion(zone, .soa), hasEDNS: false),
            Round(question: DNSQuestion(zone, .dnskey)),
        ]
    }

    private func recursive(
        _ question: DNSQuestion, at server: Endpoint, over transport: DNSTransport = .udp
    ) -> ServerQuery {
        var query = ServerQuery(question, at: server, over: transport)
        query.recursionDesired = true
        query.authenticData = true
        return query
    }
}
