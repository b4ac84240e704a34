import CertificateReader
import Checks
import DNSWire
import Diagnosis
import HTTPWire
import UpkeepCore

/// A healthy world as one `why` sees it, for tests to break one thing at a time: `shop.test` at two providers, two
/// resolvers, one web server, and a history.
struct WhyWorld {
    /// What somebody says when asked for the name.
    enum Says {
        case addresses([IPAddress], ttl: UInt32)
        case alias(DNSName)
        case noData
        case noName
        case code(DNSResponseCode)
        /// NOERROR without AA: a referral elsewhere.
        case elsewhere
        case silent
        /// Nobody waited for it.
        case givenUp
        case refused
        case malformed
    }

    struct Server {
        var name: DNSName
        var address: IPAddress
        var says: Says = .addresses([WhyWorld.web], ttl: 3600)
        var serial: UInt32 = 2_026_010_199
        /// What comes over each way instead of `says`.
        var tcp: Says?
        var edns: Says?
        var plain: Says?
        /// Types that are never answered over UDP.
        var drops: Set<DNSRecordType> = []
        /// Every second question over UDP has to be sent twice.
        var isLossy = false
        /// The SOA's MNAME.
        var primary = WhyWorld.dns("ns1.alpha.test")
        /// The walk asked it for its own address, since its name is in the zone.
        var tellsOwnAddress = false
    }

    struct Resolver {
        var address: IPAddress
        var origin: ResolverLook.Origin
        var says: Says = .addresses([WhyWorld.web], ttl: 1800)
        /// Other names; nil: they are answered.
        var control: Says?
        /// The root, when that is something else.
        var root: Says?
        var unchecked: Says?
        var extendedError: UInt16?
        var isAuthenticated = false
        /// The zone whose SOA comes with a denial; nil: none comes.
        var denier: DNSName? = WhyWorld.name
        var took = Duration.milliseconds(20)
    }

    enum Web {
        case works
        case status(Int)
        case fails(ProbeLayer, ProbeFailure.Kind)
        case says(String)
        /// To `www`, which the resolver could not find.
        case redirect
    }

    static let now = Timestamp(seconds: 1_795_374_540)  // 2026-11-22T19:09:00Z
    static let name = dns("shop.test")
    static let alpha = IPAddress(v4: 0xC633_6401)  // 198.51.100.1
    static let beta = IPAddress(v4: 0xCB00_7101)  // 203.0.113.1
    static let web = IPAddress(v4: 0xC000_020A)  // 192.0.2.10
    static let other = IPAddress(v4: 0xC000_0214)  // 192.0.2.20
    static let web6 = IPAddress(v6High: 0x2001_0DB8_0000_0000, low: 10)
    static let mine = IPAddress(v4: 0x0A00_0035)  // 10.0.0.53
    static let open = IPAddress(v4: 0xC612_0035)  // 198.18.0.53
    static let inside = IPAddress(v4: 0x0A00_0001)

    var servers = [
        Server(name: dns("ns1.alpha.test"), address: alpha), Server(name: dns("ns1.beta.test"), address: beta),
    ]
    var resolvers = [Resolver(address: mine, origin: .configured), Resolver(address: open, origin: .public)]
    /// In the order looked at: what is there, and why it was looked at.
    var sites: [(address: IPAddress, web: Web, sources: Set<AddressLook.Source>)] = [
        (web, .works, [.stored, .authoritative, .resolver])
    ]
    var ending = DelegationPath.Ending.found
    /// How many zones above answered: root, `test`.
    var walked = 2
    var pointsTo: [DNSName]?
    /// Servers of each zone above.
    var above = 2
    /// The walk went on into the zone, whose servers say that there is no such name.
    var deniesItself = false
    var control: Web? = .works
    var hasHistory = true
    var storedAddresses = [web]
    /// How long the name has been well, by the history.
    var wellFor: Duration?
    /// How long ago alpha's server answered last, by the history.
    var alphaAnswered: Duration?
    /// Where the name leads, and what was seen there.
    var targets: [TargetLook] = []
    /// Name servers whose names are aliases.
    var aliases: [DNSName: DNSName] = [:]
    var chain = ChainJudgement.insecure
    var vantage = VantageFacts()
    var registration: RegistrationObservation?
    /// What web servers' `Date` adds to our time.
    var clockError: Duration?
    var contains: [String] = []
    /// Serials in good times; nil: nobody kept them.
    var storedSerials: [UInt32]?
    /// Somebody stopped the look.
    var isInterrupted = false
    /// What the config says about the name itself.
    var agreed = AddressPlan()

    var observation: WhyObservation {
        var plan = HTTPPlan(
            url: WebURL(scheme: .https, host: .name("shop.test"), port: 443, target: "/"))
        plan.expect.contains = contains
        plan.addresses = agreed
        var seen = WhyObservation(name: Self.name, plan: plan, startedAt: Self.now)
        seen.resolvers = resolvers.map(look)
        seen.path = path
        seen.transcript = DNSTranscript((seen.path?.steps ?? []).flatMap { $0.referrals.map(\.reply) } + asked)
        seen.addresses = sites.map { AddressLook($0.sources, attempt($0.address, $0.web)) }
        seen.control = control.map { ControlLook(host: "www.control.test", attempts: [attempt(Self.open, $0)]) }
        seen.known = hasHistory ? history : nil
        seen.chain = chain
        seen.vantage = vantage
        seen.registration = registration
        seen.targets = targets
        seen.isInterrupted = isInterrupted
        return seen
    }

    static func dns(_ text: String) -> DNSName {
        // A name that is none becomes the root, and fails what it is used in.
        (try? DNSName(text)) ?? .root
    }

    private var history: KnownGood {
        var known = KnownGood(name: "shop.test", zone: "shop.test", at: Self.now + .seconds(-300))
        known.addresses = storedAddresses.map { KnownGood.Address($0, ttl: 3600) }
        known.nameservers = [
            KnownGood.Nameserver("ns1.alpha.test", [Self.alpha]), KnownGood.Nameserver("ns1.beta.test", [Self.beta]),
        ]
        known.parentTTL = 172_800
        known.serials = storedSerials
        known.since = wellFor.map { Self.now + (.zero - $0) }
        known.answered = alphaAnswered.map { ["\(Endpoint(Self.alpha, 53))": Self.now + (.zero - $0)] }
        known.marker = PageMarker(body: Array("<title>Shop</title>".utf8))
        return known
    }

    private var path: DelegationPath? {
        guard walked > 0 else { return nil }
        let zones = [DNSName.root, Self.dns("test")].prefix(walked)
        let names = pointsTo ?? servers.map(\.name)
        let steps = zones.enumerated().map { place, zone in
            let isLast = place == zones.count - 1
            let referrals = (1...above).map { number in
                let from = Endpoint(IPAddress(v4: 0xC612_0100 + UInt32(place) * 16 + UInt32(number)), 53)
                let server = NameServerAddress(Self.dns("\(number).above"), from, [.glue])
                var query = ServerQuery(DNSQuestion(Self.name, .ns), at: from)
                query.recursionDesired = false
                let message = DNSMessage(asking: query.question, id: 1)
                let isSilent = isLast && ending == .unanswered
                let kind: Referral.Kind =
                    isLast && ending == .noSuchName
                    ? .noSuchName : isSilent ? .failed : .delegation(zone: isLast ? Self.name : Self.dns("test"))
                return Referral(
                    server: server, kind: kind, nameservers: isLast && ending == .found ? names : [],
                    ttl: isLast && ending == .found ? 172_800 : nil,
                    reply: ServerReply(
                        query, isSilent ? .silent : .answered(message), elapsed: isSilent ? .seconds(1) : .zero,
                        sends: isSilent ? 2 : 1))
            }
            return DelegationStep(zone: zone, servers: referrals.map(\.server), referrals: referrals)
        }
        if deniesItself {
            let denials = servers.map { server in
                let address = NameServerAddress(server.name, Endpoint(server.address, 53), [.glue])
                let query = ServerQuery(DNSQuestion(Self.name, .ns), at: address.endpoint)
                return Referral(
                    server: address, kind: .noSuchName,
                    reply: ServerReply(query, .answered(DNSMessage(asking: query.question, id: 1))))
            }
            let own = DelegationStep(zone: Self.name, servers: denials.map(\.server), referrals: denials)
            return DelegationPath(
                name: Self.name, zone: Self.name, steps: steps + [own], ending: .noSuchName,
                servers: denials.map(\.server))
        }
        return DelegationPath(
            name: Self.name, zone: ending == .found ? Self.name : zones.last ?? .root, steps: steps, ending: ending,
            servers: ending == .found
                ? servers.map { NameServerAddress($0.name, Endpoint($0.address, 53), [.glue]) } : [], aliases: aliases)
    }

    /// A zone that the name leads to, right below `test`, with one server, which says this.
    func target(_ text: String, _ says: Says, ending: DelegationPath.Ending = .found) -> TargetLook {
        let name = Self.dns(text)
        let zone = name.parent ?? .root
        let server = NameServerAddress(Self.dns("ns1.\(zone)"), Endpoint(Self.other, 53), [.glue])
        let above = NameServerAddress(Self.dns("a.test"), Endpoint(Self.open, 53), [.glue])
        let kind: Referral.Kind = ending == .found ? .delegation(zone: zone) : .noSuchName
        let question = ServerQuery(DNSQuestion(name, .ns), at: above.endpoint)
        let referral = Referral(
            server: above, kind: kind,
            reply: ServerReply(question, .answered(DNSMessage(asking: question.question, id: 1))))
        let path = DelegationPath(
            name: name, zone: ending == .found ? zone : Self.dns("test"),
            steps: [DelegationStep(zone: Self.dns("test"), servers: [above], referrals: [referral, referral])],
            ending: ending, servers: ending == .found ? [server] : [])
        let replies = [DNSRecordType.a, .aaaa].map {
            reply(ServerQuery(DNSQuestion(name, $0), at: server.endpoint), says, nil)
        }
        return TargetLook(name: name, path: path, transcript: DNSTranscript(ending == .found ? replies : []))
    }

    private var asked: [ServerReply] {
        servers.flatMap { server in
            let at = Endpoint(server.address, 53)
            let types: [DNSRecordType] = [.a, .aaaa, .https, .soa]
            var replies = types.enumerated().map { place, type in
                let says = server.drops.contains(type) ? .silent : server.edns ?? server.says
                var reply = reply(
                    ServerQuery(DNSQuestion(Self.name, type), at: at), says, server.serial, server.primary)
                if server.isLossy, place.isMultiple(of: 2) { reply.sends = 2 }
                return reply
            }
            replies.append(
                reply(
                    ServerQuery(DNSQuestion(Self.name, .soa), at: at, edns: nil), server.plain ?? server.says,
                    server.serial, server.primary))
            replies.append(
                reply(
                    ServerQuery(DNSQuestion(Self.name, .soa), at: at, over: .tcp), server.tcp ?? server.says,
                    server.serial, server.primary))
            if server.tellsOwnAddress {
                let own = ServerQuery(DNSQuestion(server.name, .a), at: at)
                replies.append(reply(own, .addresses([server.address], ttl: 3600), nil))
            }
            return replies
        }
    }

    private func look(_ resolver: Resolver) -> ResolverLook {
        let at = Endpoint(resolver.address, 53)
        func ask(_ name: DNSName, _ type: DNSRecordType, _ says: Says, unchecked: Bool = false) -> ServerReply {
            var query = ServerQuery(DNSQuestion(name, type), at: at)
            query.recursionDesired = true
            query.checkingDisabled = unchecked
            var reply = reply(query, says, nil)
            if case .answered(var message) = reply.outcome {
                reply.elapsed = resolver.took
                message.header.authoritative = false
                message.header.authenticated = resolver.isAuthenticated && !unchecked
                if let code = resolver.extendedError {
                    message.edns = DNSExtension()
                    message.edns?.options = [.extendedError(code: code, text: "")]
                }
                message.authority = message.authority.compactMap { record in
                    guard record.type == .soa, record.name == Self.name else { return record }
                    return resolver.denier.map { DNSRecord($0, ttl: record.ttl, record.data) }
                }
                reply.outcome = .answered(message)
            }
            return reply
        }
        let control = resolver.control ?? .addresses([Self.open], ttl: 60)
        var replies = [
            ask(.root, .soa, resolver.root ?? control), ask(Self.dns("www.control.test"), .a, control),
        ]
        replies += [DNSRecordType.a, .aaaa, .https].map { ask(Self.name, $0, resolver.says) }
        if let unchecked = resolver.unchecked { replies.append(ask(Self.name, .a, unchecked, unchecked: true)) }
        return ResolverLook(at, resolver.origin, replies)
    }

    private func reply(
        _ query: ServerQuery, _ says: Says, _ serial: UInt32?, _ primary: DNSName = Self.dns("ns1.alpha.test")
    ) -> ServerReply {
        var message = DNSMessage(answering: DNSMessage(asking: query.question, id: 1), authoritative: true)
        let name = query.question.name
        switch says {
        case .silent: return ServerReply(query, .silent, elapsed: .seconds(1), sends: query.transport == .udp ? 2 : 1)
        case .givenUp: return ServerReply(query, .cancelled("the time was up"), elapsed: .milliseconds(300))
        case .refused: return ServerReply(query, .refused)
        case .malformed: return ServerReply(query, .malformed("label past the end at 12"))
        case .code(let rcode):
            message.header.rcode = rcode
            message.header.authoritative = false
        case .elsewhere: message.header.authoritative = false
        case .noName: message.header.rcode = .noSuchName
        case .noData: break
        case .alias(let target):
            if query.question.type != .soa { message.answers = [DNSRecord(name, ttl: 300, .cname(target))] }
        case .addresses(let addresses, let ttl):
            message.answers = addresses.filter {
                $0.family == .v4 && query.question.type == .a || $0.family == .v6 && query.question.type == .aaaa
            }.map { DNSRecord(name, ttl: ttl, .address($0)) }
        }
        let soa = SOAData(
            primary: primary, contact: Self.dns("ops.shop.test"), serial: serial ?? 1, refresh: 7200,
            retry: 3600, expire: 1_209_600, minimum: 600)
        if query.question.type == .soa, message.header.rcode == .noError, message.header.authoritative {
            message.answers = [DNSRecord(name, ttl: 3600, .soa(soa))]
        } else if message.answers.isEmpty {
            message.authority = [DNSRecord(Self.name, ttl: 600, .soa(soa))]
        }
        return ServerReply(query, .answered(message), elapsed: .milliseconds(12))
    }

    private func attempt(_ address: IPAddress, _ web: Web) -> HTTPObservation {
        let url = WebURL(scheme: .https, host: .name("shop.test"), port: 443, target: "/")
        let leaf = CertificateFacts(
            subject: "CN=shop.test", issuer: "CN=Test CA", notBefore: Self.now + .seconds(-86_400 * 30),
            notAfter: Self.now + .seconds(86_400 * 60), dnsNames: ["shop.test"])
        let tls = TLSObservation(
            serverName: "shop.test", expectedName: "shop.test", version: "TLSv1.3", presented: [leaf],
            trust: TrustObservation(path: ["CN=shop.test", "CN=Test CA"], pathNotAfter: leaf.notAfter))
        var hop = HTTPHopObservation(url: url, endpoint: Endpoint(address, 443), tls: tls)
        var status = 200
        var body = "<title>Shop</title>"
        switch web {
        case .works: break
        case .status(let code): status = code
        case .says(let text): body = text
        case .redirect:
            hop.answer = HTTPAnswerObservation(
                version: "HTTP/1.1", status: 301, headers: HTTPFields([.init("Location", "https://www.shop.test/")]))
            return HTTPObservation(
                address: address, hops: [hop], failure: ProbeFailure(.dns, .unreachable, phase: .dns, "it failed"),
                connections: 1)
        case .fails(let layer, let kind):
            if layer == .connect { hop.tls = nil }
            let failure = ProbeFailure(layer, kind, phase: layer == .connect ? .connect : .ttfb, "it failed")
            return HTTPObservation(address: address, hops: [hop], failure: failure, connections: 1)
        }
        let date = clockError.map { [HTTPFields.Field("Date", Self.httpDate(Self.now + $0))] } ?? []
        hop.answer = HTTPAnswerObservation(
            version: "HTTP/1.1", status: status,
            headers: HTTPFields([.init("Content-Type", "text/html")] + date), body: Array(body.utf8))
        return HTTPObservation(address: address, hops: [hop], elapsed: .milliseconds(84), connections: 1)
    }

    static func httpDate(_ time: Timestamp) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = time.rfc3339().split { "-TZ".contains($0) }
        return "Sun, \(parts[2]) \(months[(Int(parts[1]) ?? 1) - 1]) \(parts[0]) \(parts[3]) GMT"
    }
}

extension WhyWorld {
    mutating func everyServer(_ change: (inout Server) -> Void) {
        for place in servers.indices { change(&servers[place]) }
    }

    mutating func everyResolver(_ change: (inout Resolver) -> Void) {
        for place in resolvers.indices { change(&resolvers[place]) }
    }

    /// The world of someone whose resolvers look everything up afresh: their answers follow the name servers'.
    mutating func resolversSay(_ says: Says) { everyResolver { $0.says = says } }
}
