package import DNSWire
package import UpkeepCore

/// What an audit asks whom, in four waves: does each server live; everything that living ones can be asked; what
/// those answers lead to; and once more what of that got no answer. One query serves as many checks as it can, what is asked together is asked apart only when
/// something is wrong with it, and a dead server is not asked again.
package struct AuditPlan: Sendable {
    package static let waves = 4
    /// How many addresses are asked everything; of further ones only whether they live.
    package static let mostServers = 32
    /// How many host names of the zone's own, found in its answers, the last wave looks at.
    static let mostHosts = 6
    /// How many wildcards.
    static let mostWildcards = 2
    /// A type that nobody knows; its absence proves which types there are.
    static let strangeType = DNSRecordType(rawValue: 1000)
    /// Types at the apex that are asked for unless their absence is proven already.
    private static let announcements: [DNSRecordType] = [.cds, .cdnskey, .nsec3param]
    /// How many questions that got no answer, from a server that answers others, are asked once more.
    static let mostRepeats = 12

    /// Asked at the zone's own servers only, where no cache can know it, so it may be the same each time.
    private static let strangeLabel = "upkeep-4f1c9e7a20"

    package let zone: DNSName
    /// The zone above.
    package let parent: DNSName
    /// Each address once, in the order of the path.
    package let servers: [Endpoint]
    /// Those of the zone above that gave a referral.
    package let parents: [Endpoint]
    /// Names that visitors use: the apex, `www`, and what was asked for.
    package let hosts: [DNSName]
    /// A name that nobody has made.
    package let randomName: DNSName
    /// Name servers whose addresses the zone itself must know.
    package let nameservers: [DNSName]

    /// - Parameter hosts: Further names within the zone that visitors use; the judge has to be given the same.
    package init(path: DelegationPath, hosts: [DNSName] = []) {
        let zone = path.zone
        self.zone = zone
        parent = path.steps.last?.zone ?? .root
        servers = path.servers.map(\.endpoint).uniqued
        parents = (path.steps.last?.referrals ?? []).filter { $0.kind != .failed }.map(\.server.endpoint).uniqued
        let usual = [zone, Self.name("www", in: zone)]
        self.hosts = (usual + hosts.filter { $0.isWithin(zone) }).uniqued
        randomName = Self.name(Self.strangeLabel, in: zone)
        nameservers = path.servers.map(\.name).filter { $0.isWithin(zone) }.uniqued
    }

    /// What every server of the zone must know, whether it has to be asked or not.
    package var questions: [DNSQuestion] {
        certain + Self.announcements.map { DNSQuestion(zone, $0) } + [DNSQuestion(randomName, .aaaa)]
    }

    /// What every server is asked, in that order.
    private var certain: [DNSQuestion] {
        let apex: [DNSRecordType] = [.ns, .mx, .txt, .caa, .dnskey, Self.strangeType]
        return apex.map { DNSQuestion(zone, $0) }
            + hosts.flatMap { host in [.a, .aaaa, .https].map { DNSQuestion(host, $0) } }
            + [DNSQuestion(randomName, .a)]
            + nameservers.flatMap { name in [.a, .aaaa].map { DNSQuestion(name, $0) } }
    }

    /// What the first two waves ask one address that serves a plain zone, whose apex and `www` visitors use.
    package static let leastPerServer: Int = {
        let plan = AuditPlan(path: DelegationPath(name: .root, zone: .root, steps: [], ending: .found))
        return ServerTrial.first.count + ServerTrial.second.count + plan.certain.count
    }()

    /// The most that one address is asked in all waves, sends that are repeated not counted.
    package var mostPerServer: Int {
        let truncated = questions.count + 1
        return ServerTrial.allCases.count + questions.count + Self.mostHosts + 2 * Self.mostWildcards + 1 + truncated
            + 2 * Self.mostRepeats + ServerTrial.first.count
    }

    /// What to ask next, of everybody.
    /// - Parameters:
    ///   - number: 1 to ``waves``.
    ///   - transcript: What all earlier waves brought.
    package func wave(_ number: Int, after transcript: DNSTranscript) -> [ServerQuery] {
        servers.flatMap { wave(number, at: $0, after: transcript) } + (number == 1 ? above : [])
    }

    /// What to ask one server next.
    /// - Parameters:
    ///   - number: 1 to ``waves``.
    ///   - transcript: What it said before. What it has answered is not asked again.
    package func wave(_ number: Int, at server: Endpoint, after transcript: DNSTranscript) -> [ServerQuery] {
        guard number == 1 || servers.prefix(Self.mostServers).contains(server) else { return [] }
        let seen = ServerView(server, transcript, zone: zone, parent: parent)
        let queries =
            switch number {
            case 1: ServerTrial.first.map { query($0, server) } + [ServerQuery(DNSQuestion(zone, .ns), at: server)]
            case 2: second(seen)
            case 3: third(seen, transcript)
            case 4: fourth(seen)
            default: [ServerQuery]()
            }
        return queries.uniqued.filter { query in !transcript[query].contains { $0.message != nil } }
    }

    /// What the zone above is asked, beside the first wave.
    package var above: [ServerQuery] { parents.map { ServerQuery(DNSQuestion(zone, .ds), at: $0) } }

    /// Names outside the zone that its answers lead to: name servers, mail servers, aliases' targets, the primary. Whoever
    /// can look them up puts what comes of it into ``ZoneSurvey/outside``.
    package func outsideNames(_ transcript: DNSTranscript) -> [DNSName] {
        let views = servers.map { ServerView($0, transcript, zone: zone, parent: parent) }.filter(\.isServing)
        let asked = [DNSQuestion(zone, .soa)] + questions
        return views.flatMap { $0.nameservers + $0.hosts(from: asked) }.uniqued.filter { !$0.isWithin(zone) }
    }

    private static func name(_ label: String, in zone: DNSName) -> DNSName {
        (try? DNSName(labels: [Array(label.utf8)]).appending(zone)) ?? zone
    }

    private func query(_ trial: ServerTrial, _ server: Endpoint) -> ServerQuery {
        trial.query(zone, under: parent, at: server)
    }

    private func second(_ seen: ServerView) -> [ServerQuery] {
        guard seen.isServing else {
            // A lame server may still be a danger to others.
            return seen.isAlive ? [query(.root, seen.endpoint)] : []
        }
        let trials = ServerTrial.second.filter { trial in
            trial == .transfer ? seen.answersTCP : seen.answersUDP && (seen.answersEDNS || !trial.usesEDNS)
        }
        return trials.prefix(1).map { query($0, seen.endpoint) } + certain.map { seen.query($0) }
            + trials.dropFirst().map { query($0, seen.endpoint) } + seen.unanswered
    }

    private func third(_ seen: ServerView, _ transcript: DNSTranscript) -> [ServerQuery] {
        let recursion = mayRecurse(seen) ? [query(.recursion, seen.endpoint)] : []
        guard seen.isServing else { return recursion }
        let asked = [DNSQuestion(zone, .soa)] + questions
        let cut = seen.answersTCP ? asked.filter { seen.reply($0)?.message?.header.truncated == true } : []
        // One that drops every datagram has been asked often enough.
        let again = seen.isBlocked(.udp) ? [] : Array(seen.unanswered.prefix(Self.mostRepeats))
        let known = Set(hosts + nameservers)
        let found = seen.hosts(from: asked).filter { $0.isWithin(zone) && !known.contains($0) }
        return cut.map { ServerQuery($0, at: seen.endpoint, over: .tcp) } + again
            + found.prefix(Self.mostHosts).map { seen.query(DNSQuestion($0, .a)) }
            + wildcards(transcript).flatMap { name in [.a, .https].map { seen.query(DNSQuestion(name, $0)) } }
            + further(seen).map { seen.query($0) } + recursion + apart(seen) + [echo(seen)].compactMap { $0 }
    }

    /// What the wave before asked first, and got no answer to: silence takes a repeat to be worth something.
    private func fourth(_ seen: ServerView) -> [ServerQuery] {
        guard seen.isServing, !seen.isBlocked(.udp) else { return [] }
        let once = Dictionary(grouping: seen.replies, by: \.query).filter { $0.value.count == 1 }
        return Array(seen.unanswered.filter { once[$0] != nil }.prefix(Self.mostRepeats))
    }

    /// Questions that only some answers give a reason for.
    private func further(_ seen: ServerView) -> [DNSQuestion] {
        let isUnsigned = seen.records(zone, .dnskey)?.isEmpty == true
        let announced = isUnsigned ? [] : Self.announcements.filter { !seen.rulesOut($0) }
        let isWild = seen.answer(randomName, .a)?.header.rcode == .noError
        return announced.map { DNSQuestion(zone, $0) } + (isWild ? [DNSQuestion(randomName, .aaaa)] : [])
    }

    private func mayRecurse(_ seen: ServerView) -> Bool {
        seen[.root]?.message.map { $0.header.recursionAvailable && !$0.header.authoritative } ?? false
    }

    /// Trials that something gave a reason for: the parts of what went wrong together, and how the keys travel that do not
    /// fit everywhere.
    private func apart(_ seen: ServerView) -> [ServerQuery] {
        guard seen.answersUDP else { return [] }
        var trials = ServerTrial.compliance.filter { entry -> Bool in
            if let reply = seen[entry.together] { return ConductFault(entry.together, reply) != nil }
            return seen.unanswered.contains(query(entry.together, seen.endpoint))
        }.flatMap(\.parts)
        let keyed = ServerQuery(DNSQuestion(zone, .dnskey), at: seen.endpoint)
        if let keys = seen.replies.first(where: { $0.query == keyed && $0.message != nil }), let message = keys.message
        {
            if keys.size > DNSMessage.plainDatagramLimit || message.header.truncated { trials.append(.small) }
            if message.header.truncated { trials.append(.large) }
        }
        if seen.extras?.identity == nil { trials.append(.identity) }
        if !seen.answersTCP, !seen.isBlocked(.tcp) { trials.append(.stream) }
        return trials.map { query($0, seen.endpoint) }
    }

    /// Names that nobody made, below the wildcards that proofs of absence gave away: what such a proof says of a wildcard
    /// can be held against what the server answers.
    private func wildcards(_ transcript: DNSTranscript) -> [DNSName] {
        let proofs = transcript.replies.filter { servers.contains($0.query.server) }
            .flatMap { $0.message?.authority ?? [] }.filter { $0.type == .nsec }
        let names = proofs.flatMap { proof in [proof.name] + [proof.nextName].compactMap { $0 } }
        let wild = names.filter { $0.labels.first.map { $0.elementsEqual([0x2A]) } ?? false }
        return wild.compactMap(\.parent).uniqued.sorted().filter { $0 != zone && $0.isWithin(zone) }
            .prefix(Self.mostWildcards).map { Self.name(Self.strangeLabel, in: $0) }
    }

    /// The cookie given back to its maker, who has to know it again (RFC 7873 section 5.2.5).
    private func echo(_ seen: ServerView) -> ServerQuery? {
        guard let cookie = seen.extras?.cookie, !cookie.server.isEmpty else { return nil }
        var query = query(.minimal, seen.endpoint)
        query.edns?.options = [.cookie(client: cookie.client, server: cookie.server)]
        return query
    }
}

extension ServerTrial {
    fileprivate var usesEDNS: Bool {
        switch self {
        case .plain, .bits, .checkingDisabled, .authenticData, .reservedFlag, .recursionDesired, .unknownOpcode,
            .identity, .software, .transfer, .recursion, .root:
            false
        default: true
        }
    }
}

extension DNSRecord {
    /// The name after an NSEC record's owner, in the zone's order.
    fileprivate var nextName: DNSName? {
        if case .nsec(let data) = data { data.next } else { nil }
    }
}
