import Checks
import DNSWire
import UpkeepCore

/// The zone's name servers, each asked itself.
struct AuthorityView {
    let servers: [ServerView]
    /// The zone that they are asked about.
    let zone: DNSName
    /// Name servers whose names are aliases, and what of: such a one is not asked (RFC 2181 section 10.3).
    let aliases: [(name: DNSName, target: DNSName)]

    init(_ seen: WhyObservation) {
        zone =
            Self.reached(seen)?.zone
            ?? seen.known?.zone.flatMap { try? DNSName($0) } ?? seen.path?.zone ?? seen.name
        servers = Self.views(Self.listed(seen), of: zone, about: seen.name, seen.transcript, seen.vantage)
        aliases = Self.reached(seen)?.aliases.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } ?? []
    }

    /// The zone that a name leads to.
    init(_ look: TargetLook, _ vantage: VantageFacts) {
        zone = look.path.zone
        servers = Self.views(look.path.servers, of: zone, about: look.name, look.transcript, vantage)
        aliases = []
    }

    private static func views(
        _ servers: [NameServerAddress], of zone: DNSName, about name: DNSName, _ transcript: DNSTranscript,
        _ vantage: VantageFacts
    ) -> [ServerView] {
        servers.map { server in
            let replies = transcript.replies(from: server.endpoint).filter {
                $0.query.question.name.isWithin(zone) && !$0.query.recursionDesired && !$0.isCancelled
            }
            return ServerView(
                server, about: name, replies, canReach: vantage.canReach(server.endpoint.address))
        }
    }

    /// Those that could be asked from here.
    var seen: [ServerView] { servers.filter { !$0.isUnseen } }
    var working: [ServerView] { servers.filter(\.isWorking) }
    var broken: [ServerView] { seen.filter { $0.fault != nil } }

    /// Everything that could be asked was, and nothing spoke for the zone.
    var isDown: Bool { !seen.isEmpty && working.isEmpty }

    /// What the zone above says a server is at, and its own zone does not: dead, while the right address is known.
    var strays: Set<NameServerAddress> {
        let own = servers.filter(\.isOwnAddress)
        return Set(
            servers.filter { server in
                !server.isWorking && !server.isUnseen && !server.isOwnAddress
                    && own.contains {
                        $0.name == server.name
                            && $0.server.endpoint.address.family == server.server.endpoint.address.family
                    }
            }.map(\.server))
    }

    var isLame: Bool {
        isDown && seen.allSatisfy { if case .lame = $0.state { true } else { false } }
    }

    /// The different answers about the name, with who gives each, the most common first.
    var answers: [(answer: NameAnswer, servers: [ServerView])] {
        var groups: [(answer: NameAnswer, servers: [ServerView])] = []
        // Whoever was heard about both families first, so that the others find their like.
        let heard = working.compactMap { server in server.answer.map { (server: server, answer: $0) } }
            .sorted { $0.answer.families.count > $1.answer.families.count }
        for (server, answer) in heard {
            if let place = groups.firstIndex(where: { $0.answer.agrees(with: answer) }) {
                groups[place].servers.append(server)
            } else {
                groups.append((answer, [server]))
            }
        }
        return groups.sorted { $0.servers.count > $1.servers.count }
    }

    /// Whether any of them gives a visitor an address or another name.
    var leadsSomewhere: Bool { answers.contains { !$0.answer.leadsNowhere } }

    /// All that any of the servers says the name is.
    var addresses: Set<IPAddress> { answers.reduce(into: []) { $0.formUnion($1.answer.addresses) } }

    var serials: Set<UInt32> { Set(working.compactMap(\.serial)) }

    /// The smallest TTL any server gives with addresses.
    var ttl: UInt32? { answers.filter { $0.answer.kind == .addresses }.compactMap(\.answer.ttl).min() }

    /// E.g. `ns1.example and ns2.example`.
    static func names(_ servers: [ServerView]) -> String { Phrase.list(distinct(servers)) }

    /// E.g. `ns1.example says 192.0.2.1`.
    static func say(_ servers: [ServerView], _ what: String) -> String {
        "\(Phrase.does(distinct(servers), "says", "say")) \(what)"
    }

    /// E.g. `ns1.example (192.0.2.1, 2001:db8::1)`, once for each name.
    static func places(_ servers: [ServerView]) -> [String] {
        distinct(servers).map { name in
            let places = servers.filter { $0.name == name }.map(\.place)
            return "\(name) (\(places.joined(separator: ", ")))"
        }
    }

    static func distinct(_ servers: [ServerView]) -> [String] {
        var names: [String] = []
        for server in servers where !names.contains(server.name) { names.append(server.name) }
        return names
    }

    /// The way, when it led to the zone.
    private static func reached(_ seen: WhyObservation) -> DelegationPath? {
        seen.path.flatMap { $0.ending == .found || DelegationView.isWithinOwnZone($0, seen.known) ? $0 : nil }
    }

    /// What the delegation names; what good times knew when the delegation cannot be read.
    private static func listed(_ seen: WhyObservation) -> [NameServerAddress] {
        if let path = reached(seen), !path.servers.isEmpty {
            let named = path.servers.filter { $0.sources != [.stored] }
            return named.isEmpty ? path.servers : named
        }
        return (seen.known?.nameservers ?? []).flatMap { server -> [NameServerAddress] in
            guard let name = try? DNSName(server.name) else { return [] }
            return server.addresses.map { NameServerAddress(name, Endpoint($0, server.port), [.stored]) }
        }
    }
}
