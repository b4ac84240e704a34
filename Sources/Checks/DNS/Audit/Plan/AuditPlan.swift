package import DNSWire
package import UpkeepCore

/// What an audit asks whom, in three waves: does each server live; everything that living ones can be asked; what
/// those answers lead to. One query serves as many checks as it can, and a dead server is not asked again.
package struct AuditPlan: Sendable {
    package static let waves = 3
    /// How many addresses are asked everything; of further ones only whether they live.
    package static let mostServers = 32
    /// How many host names of the zone's own, found in its answers, the last wave looks at.
    static let mostHosts = 6
    /// How many wildcards.
    static let mostWildcards = 2
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

    /// What every server of the zone must know, in the order asked.
    package var questions: [DNSQuestion] {
        let apex: [DNSRecordType] = [.ns, .mx, .txt, .caa, .dnskey, .cds, .cdnskey, .nsec3param]
        return apex.map { DNSQuestion(zone, $0) }
            + hosts.flatMap { host in [.a, .aaaa, .https].map { DNSQuestion(host, $0) } }
            + [DNSQuestion(randomName, .a), DNSQuestion(randomName, .aaaa)]
            + nameservers.flatMap { name in [.a, .aaaa].map { DNSQuestion(name, $0) } }
    }

    /// The most that one address is asked in all waves, sends that are repeated not counted.
    package var mostPerServer: Int {
        let truncated = questions.count + 1
        return ServerTrial.allCases.count + questions.count + Self.mostHosts + 2 * Self.mostWildcards + 1 + truncated
            + Self.mostRepeats
    }

    /// What to ask next.
    /// - Parameters:
    ///   - number: 1 to ``waves``.
    ///   - transcript: What all earlier waves brought.
    package func wave(_ number: Int, after transcript: DNSTranscript) -> [ServerQuery] {
        switch number {
        case 1: first
        case 2: servers.prefix(Self.mostServers).flatMap { second($0, transcript) }
        case 3: servers.prefix(Self.mostServers).flatMap { third($0, transcript) }
        default: []
        }
    }

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

    private var first: [ServerQuery] {
        servers.flatMap { server in
            ServerTrial.first.map { $0.query(zone, under: parent, at: server) }
        } + parents.map { ServerQuery(DNSQuestion(zone, .ds), at: $0) }
    }

    private func second(_ server: Endpoint, _ transcript: DNSTranscript) -> [ServerQuery] {
        let seen = ServerView(server, transcript, zone: zone, parent: parent)
        guard seen.isServing else {
            // A lame server may still be a danger to others.
            return seen.isAlive ? [ServerTrial.recursion, .root].map { $0.query(zone, under: parent, at: server) } : []
        }
        let trials = ServerTrial.allCases.filter { trial in
            guard !ServerTrial.first.contains(trial) else { return false }
            return trial == .transfer ? seen.answersTCP : seen.answersUDP && (seen.answersEDNS || !trial.usesEDNS)
        }
        return (questions.map { seen.query($0) } + trials.map { $0.query(zone, under: parent, at: server) }).uniqued
    }

    private func third(_ server: Endpoint, _ transcript: DNSTranscript) -> [ServerQuery] {
        let seen = ServerView(server, transcript, zone: zone, parent: parent)
        guard seen.isServing else { return [] }
        let asked = [DNSQuestion(zone, .soa)] + questions
        let cut = seen.answersTCP ? asked.filter { seen.reply($0)?.message?.header.truncated == true } : []
        let known = Set(hosts + nameservers)
        let found = seen.hosts(from: asked).filter { $0.isWithin(zone) && !known.contains($0) }
        return cut.map { ServerQuery($0, at: server, over: .tcp) }
            + found.prefix(Self.mostHosts).map { seen.query(DNSQuestion($0, .a)) }
            + wildcards(transcript).flatMap { name in [.a, .https].map { seen.query(DNSQuestion(name, $0)) } }
            + [echo(seen)].compactMap { $0 } + seen.unanswered.prefix(Self.mostRepeats)
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
        guard let cookie = seen[.options]?.message?.cookie, !cookie.server.isEmpty else { return nil }
        var query = ServerTrial.minimal.query(zone, under: parent, at: seen.endpoint)
        query.edns?.options = [.cookie(client: cookie.client, server: cookie.server)]
        return query
    }
}

extension ServerTrial {
    fileprivate var usesEDNS: Bool {
        switch self {
        case .plain, .unknownType, .checkingDisabled, .authenticData, .reservedFlag, .recursionDesired,
            .unknownOpcode, .identity, .software, .transfer, .recursion, .root:
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
