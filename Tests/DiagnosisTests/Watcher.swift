import Checks
import DNSProbe
import Diagnosis
import Foundation
import HTTPWire
import Peers
import TLSProbe
import UpkeepCore
import UpkeepNet

/// Whole looks as these tests take them: with a resolver and an authority of their own.
struct Watcher {
    /// Long enough for anything on a busy machine; nothing waits for it unless it fails.
    static let patience = Duration.seconds(60)

    static let loops = Loops(count: 2)

    let look: SiteLook

    static func now() -> Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }

    /// - Parameters:
    ///   - resolver: a name server's port of 127.0.0.1; none when nil.
    ///   - hosts: `/etc/hosts` text.
    init(resolver port: Int? = nil, hosts: String = "", trusting authority: String? = nil) {
        let path = authority ?? "/dev/null"
        let roots = TrustRoots(source: path) { try Array(Data(contentsOf: URL(fileURLWithPath: path))) }
        let servers = port.map { [Endpoint(IPAddress(v4: 0x7F00_0001), UInt16($0))] } ?? []
        look = SiteLook(
            loops: Self.loops, resolver: ResolverSettings(servers: servers, hosts: HostsTable(hosts)),
            sessions: TLSSessions(roots: roots) { try Array(Data(contentsOf: URL(fileURLWithPath: $0))) },
            userAgent: "upkeep-tests/1", now: Self.now)
    }

    static func site(_ url: String, _ adjust: (inout HTTPPlan) -> Void = { _ in }) throws -> Site {
        var plan = HTTPPlan(url: try WebURL(url))
        plan.budget = patient()
        adjust(&plan)
        return Site(name: "shop", plan: .http(plan))
    }

    static func patient() -> Budget {
        var budget = Budget()
        (budget.dns, budget.connect, budget.tls) = (patience, patience, patience)
        (budget.ttfb, budget.total) = (patience, patience)
        return budget
    }

    func look(at site: Site) async -> SiteObservation { await look.look(at: site, on: look.nextLoop()) }

    /// What was seen of a web site.
    func see(_ site: Site) async throws -> (NameObservation, NameserverObservation?, [HTTPObservation]) {
        guard case .http(let name, let nameservers, let attempts) = await look(at: site).sight else {
            throw PeerError(code: "not-http", message: site.name)
        }
        return (name, nameservers, attempts)
    }

    /// The finding of one check.
    func finding(_ check: String, of site: Site) async -> Finding? {
        let observation = await look(at: site)
        return SiteJudge.judge(observation, of: site, now: Self.now()).first { $0.check.description == check }
    }

    /// What a mail server says to a visitor who wants TLS.
    func call(_ host: String, _ port: Int) async throws -> [PortObservation] {
        var plan = PortPlan(host: host, port: UInt16(port))
        plan.budget = Self.patient()
        plan.dialogue = [
            .expect(try TextPattern("^220 ")), .send("EHLO visitor.test"), .expect(try TextPattern("^250 ")),
            .send("STARTTLS"), .expect(try TextPattern("^220 ")), .starttls, .send("EHLO visitor.test"),
            .expect(try TextPattern("^250 ")),
        ]
        let observation = await look(at: Site(name: host, plan: .port(plan)))
        guard case .port(_, _, let attempts) = observation.sight else {
            throw PeerError(code: "not-port", message: host)
        }
        return attempts
    }
}
