import CertificateReader
import Checks
import DNSWire
import Diagnosis
import HTTPWire
import UpkeepCore

/// A healthy world as a `why` about an address sees it, for tests to break one thing at a time: a web server far away, an
/// unrelated one, and two resolvers, one of them this network's own.
struct DirectWorld {
    enum Peer {
        case answers(status: Int)
        case fails(ProbeLayer, ProbeFailure.Kind)
    }

    static let site = WhyWorld.web
    static let control = WhyWorld.other
    static let own = WhyWorld.mine
    static let open = WhyWorld.open
    static let silent = Peer.fails(.connect, .timedOut)
    static let refused = Peer.fails(.connect, .refused)

    var web = Peer.answers(status: 200)
    var control: Peer? = .answers(status: 200)
    /// What comes of every question to a resolver; nil: an answer.
    var resolvers: [(address: IPAddress, outcome: ServerReply.Outcome?)] = [(own, nil), (open, nil)]
    var ways: [IPAddress: Way] = [
        site: .beyond, control: .beyond, own: .neighbour(interface: "eth0"), open: .beyond,
    ]
    var hasLink = true
    var isRushed = false
    var isInterrupted = false
    /// A mail server in place of the web server: how its dialogue ended.
    var mail: ProbeFailure??
    /// The name could not be looked up.
    var isLost = false
    var clockError: Duration?
    var certificateEnd: Duration?

    var observation: DirectObservation {
        var seen = DirectObservation(place, SiteObservation(sight, started: WhyWorld.now, elapsed: .milliseconds(84)))
        seen.control = control.map {
            ControlLook(host: "192.0.2.20", attempts: [attempt(Self.control, $0, certificateEnd: nil)])
        }
        seen.resolvers = resolvers.map { address, outcome in
            let query = ServerQuery(DNSQuestion(.root, .soa), at: Endpoint(address, 53))
            let answer = ServerReply.Outcome.answered(
                DNSMessage(answering: DNSMessage(asking: query.question, id: 1), authoritative: false))
            return ResolverLook(query.server, .configured, [ServerReply(query, outcome ?? answer)])
        }
        seen.ways = ways
        seen.hasLink = hasLink
        seen.isRushed = isRushed
        seen.isInterrupted = isInterrupted
        return seen
    }

    /// Nobody is heard any more.
    mutating func cut() {
        (web, control) = (Self.silent, control.map { _ in Self.silent })
        for place in resolvers.indices { resolvers[place].outcome = .silent }
    }

    private var scheme: WebURL.Scheme { certificateEnd == nil ? .http : .https }

    private var place: Site {
        guard mail == nil else {
            return Site(name: "smtp://192.0.2.10", plan: .port(PortPlan(host: "192.0.2.10", port: 25)))
        }
        let url = WebURL(scheme: scheme, host: .address(Self.site), port: scheme.defaultPort, target: "/")
        return Site(name: "shop", plan: .http(HTTPPlan(url: url)))
    }

    private var sight: SiteObservation.Sight {
        let name = NameObservation(
            name: "192.0.2.10", source: isLost ? .resolver : .literal, addresses: isLost ? [] : [Self.site],
            failure: isLost ? .timedOut : nil)
        if let mail {
            let attempt = PortObservation(endpoint: Endpoint(Self.site, 25), failure: mail)
            return .port(name: name, nameservers: nil, attempts: isLost ? [] : [attempt])
        }
        return .http(
            name: name, nameservers: nil,
            attempts: isLost ? [] : [attempt(Self.site, web, certificateEnd: certificateEnd)])
    }

    private func attempt(_ address: IPAddress, _ peer: Peer, certificateEnd: Duration?) -> HTTPObservation {
        let url = WebURL(scheme: scheme, host: .address(address), port: scheme.defaultPort, target: "/")
        var hop = HTTPHopObservation(url: url, endpoint: Endpoint(address, scheme.defaultPort))
        if let certificateEnd {
            let leaf = CertificateFacts(
                subject: "CN=shop", issuer: "CN=Test CA", notBefore: WhyWorld.now + .seconds(-86_400 * 300),
                notAfter: WhyWorld.now + certificateEnd, addresses: [address])
            hop.tls = TLSObservation(
                serverName: nil, expectedName: address.description, version: "TLSv1.3", presented: [leaf],
                trust: TrustObservation(path: ["CN=shop", "CN=Test CA"], pathNotAfter: leaf.notAfter))
        }
        switch peer {
        case .fails(let layer, let kind):
            let failure = ProbeFailure(layer, kind, phase: layer == .connect ? .connect : .ttfb, "it failed")
            return HTTPObservation(address: address, hops: [hop], failure: failure, connections: 1)
        case .answers(let status):
            let date = clockError.map { [HTTPFields.Field("Date", WhyWorld.httpDate(WhyWorld.now + $0))] } ?? []
            hop.answer = HTTPAnswerObservation(
                version: "HTTP/1.1", status: status,
                headers: HTTPFields([.init("Content-Type", "text/html")] + date), body: Array("hello".utf8))
            return HTTPObservation(address: address, hops: [hop], elapsed: .milliseconds(84), connections: 1)
        }
    }
}
