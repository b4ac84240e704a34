import Checks
import DNSWire
import UpkeepCore

/// `example.test` at two providers, signed, healthy; then one thing is broken. It answers what the plan asks as real
/// servers do, so that plan and judge are tested on each other.
struct AuditWorld {
    static let now = Timestamp(seconds: 1_790_000_000)
    static let zone = AuditWorld.name("example.test")
    static let parent = AuditWorld.name("test")
    static let alpha = AuditWorld.name("ns1.alpha-dns.test")
    static let beta = AuditWorld.name("ns1.beta-net.test")
    static let alpha4 = AuditWorld.endpoint("198.51.100.53")
    static let alpha6 = AuditWorld.endpoint("2001:db8:a::53")
    static let beta4 = AuditWorld.endpoint("192.0.2.53")
    static let beta6 = AuditWorld.endpoint("2001:db8:b::53")
    static let everyone = [alpha4, alpha6, beta4, beta6]
    static let above = AuditWorld.endpoint("203.0.113.2")

    var zones: [Endpoint: FakeZone]
    /// What a server does instead of answering; nil leaves it to its zone.
    var instead: (ServerQuery) -> ServerReply.Outcome? = { _ in nil }
    /// A last look at each answer before it goes out.
    var change: (ServerQuery, inout DNSMessage) -> Void = { _, _ in }
    /// Every third datagram to this server has to be sent twice.
    var losing: Endpoint?
    /// The first question of this type to each server gets no answer.
    var losesOnce: DNSRecordType?
    /// What gets lost on the way, of a reply that would have come.
    var lose: (ServerQuery, inout ServerReply) -> Void = { _, _ in }
    var path: DelegationPath
    var networks: [IPAddress: NetworkOrigin]
    var registration: RegistrationObservation?
    var outside: [DNSName: OutsideName]
    var reverse: [IPAddress: [DNSName]] = [:]
    var expectation = AuditExpectation()
    var now = AuditWorld.now

    init() {
        let servers: [(DNSName, Endpoint)] = [
            (Self.alpha, Self.alpha4), (Self.alpha, Self.alpha6), (Self.beta, Self.beta4), (Self.beta, Self.beta6),
        ]
        zones = Dictionary(uniqueKeysWithValues: servers.map { ($0.1, FakeZone.healthy) })
        let parent = NameServerAddress(Self.name("a.nic.test"), Self.above, [.glue])
        let root = NameServerAddress(Self.name("a.root-servers.net"), Self.endpoint("203.0.113.1"), [.given])
        let rootReply = ServerReply(
            ServerQuery(DNSQuestion(Self.zone, .ns), at: root.endpoint), .answered(DNSMessage(header: DNSHeader(id: 1)))
        )
        let glue = Dictionary(grouping: servers, by: \.0).mapValues { $0.map(\.1.address) }
        let referral = Referral(
            server: parent, kind: .delegation(zone: Self.zone), nameservers: [Self.alpha, Self.beta], ttl: 86_400,
            glue: glue, ds: FakeZone.delegationSigner,
            reply: ServerReply(
                ServerQuery(DNSQuestion(Self.zone, .ns), at: Self.above),
                .answered(DNSMessage(header: DNSHeader(id: 1)))))
        path = DelegationPath(
            name: Self.zone, zone: Self.zone,
            steps: [
                DelegationStep(
                    zone: .root, servers: [root],
                    referrals: [Referral(server: root, kind: .delegation(zone: Self.parent), reply: rootReply)]),
                DelegationStep(zone: Self.parent, servers: [parent], referrals: [referral]),
            ], ending: .found, servers: servers.map { NameServerAddress($0.0, $0.1, [.glue, .zone]) })
        networks = [
            Self.alpha4.address: NetworkOrigin(systems: [64500], prefix: "198.51.100.0/24", source: "test"),
            Self.alpha6.address: NetworkOrigin(systems: [64500], prefix: "2001:db8:a::/48", source: "test"),
            Self.beta4.address: NetworkOrigin(systems: [64501], prefix: "192.0.2.0/24", source: "test"),
            Self.beta6.address: NetworkOrigin(systems: [64501], prefix: "2001:db8:b::/48", source: "test"),
        ]
        registration = RegistrationObservation(
            domain: "example.test", expires: Self.now + .seconds(200 * 86_400),
            statuses: ["active", "client transfer prohibited"])
        outside = [
            Self.alpha: OutsideName(
                Self.alpha, .addresses, addresses: [Self.alpha4.address, Self.alpha6.address],
                zone: Self.name("alpha-dns.test"), servers: [Self.alpha4.address]),
            Self.beta: OutsideName(
                Self.beta, .addresses, addresses: [Self.beta4.address, Self.beta6.address],
                zone: Self.name("beta-net.test"), servers: [Self.beta4.address]),
        ]
    }

    /// The audit, wave by wave.
    var transcript: DNSTranscript {
        let plan = AuditPlan(path: path, hosts: expectation.hosts)
        var transcript = DNSTranscript()
        for number in 1...AuditPlan.waves {
            for (place, query) in plan.wave(number, after: transcript).enumerated() {
                var reply = reply(query)
                if query.server == losing, place % 3 == 0 { reply.sends = 2 }
                if query.question.type == losesOnce, transcript[query].isEmpty, query.transport == .udp {
                    (reply.outcome, reply.sends) = (.silent, 2)
                }
                lose(query, &reply)
                transcript.append(reply)
            }
        }
        return transcript
    }

    var survey: ZoneSurvey {
        var survey = ZoneSurvey(
            zone: path.zone, path: path, transcript: transcript, startedAt: now, networks: networks,
            registration: registration)
        survey.outside = outside
        survey.reverse = reverse
        return survey
    }

    /// All findings, folded as a report would.
    var findings: [Finding] {
        let judging = Judging(Subject(.zone, "example.test"), now: now, observedAt: now)
        return Suppression.apply(
            AuditJudge.judge(survey, expectation: expectation, judging: judging), catalogue: .upkeep)
    }

    /// What alarms somebody.
    var alarms: [Finding] { findings.filter { $0.status != .ok && $0.suppressedBy == nil } }

    private func reply(_ query: ServerQuery) -> ServerReply {
        if let outcome = instead(query) {
            return ServerReply(query, outcome, sends: outcome == .silent && query.transport == .udp ? 2 : 1)
        }
        guard let zone = zones[query.server] else {
            var message = DNSMessage(header: DNSHeader(id: 1))
            message.header.isResponse = true
            message.header.authoritative = true
            message.answers = query.question.type == .ds ? FakeZone.delegationSigner : []
            return ServerReply(query, .answered(message))
        }
        var message = zone.answer(query)
        change(query, &message)
        let limit = query.transport == .udp ? max(512, Int(query.edns?.udpPayloadSize ?? 512)) : 65_535
        // A record that cannot be sent shows as an answer that cannot be decoded.
        guard let bytes = try? message.encodedForDatagram(limit: limit), let sent = try? DNSMessage(decoding: bytes)
        else { return ServerReply(query, .malformed("the fake cannot encode it")) }
        return ServerReply(query, .answered(sent), size: bytes.count, elapsed: .milliseconds(4))
    }

    static func name(_ text: String) -> DNSName { (try? DNSName(text)) ?? .root }
    static func endpoint(_ text: String) -> Endpoint {
        Endpoint(text, defaultPort: 53) ?? Endpoint(IPAddress(v4: 0), 53)
    }

    /// Changes the zone at `servers`.
    mutating func edit(_ servers: [Endpoint] = everyone, _ body: (inout FakeZone) -> Void) {
        for server in servers {
            zones[server].map { zone in
                var zone = zone
                body(&zone)
                zones[server] = zone
            }
        }
    }
}
