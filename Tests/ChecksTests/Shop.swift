import CertificateReader
import Checks
import HTTPWire
import UpkeepCore

/// A healthy site and its parts, for tests to break one thing at a time.
enum Shop {
    static let now = Timestamp(seconds: 1_795_365_780)  // 2026-11-22T16:43:00Z
    static let v4 = IPAddress(v4: 0xC000_0201)  // 192.0.2.1
    static let otherV4 = IPAddress(v4: 0xC000_0202)
    static let v6 = IPAddress(v6High: 0x2001_0DB8_0000_0000, low: 1)

    static func days(_ days: Double) -> Timestamp { now + .seconds(days * 86_400) }

    static func url(_ target: String = "/", scheme: WebURL.Scheme = .https, host: String = "shop.example") -> WebURL {
        WebURL(scheme: scheme, host: .name(host), port: scheme.defaultPort, target: target)
    }

    static func site() -> Site { site { _ in } }

    static func site(_ change: (inout HTTPPlan) throws -> Void) rethrows -> Site {
        var plan = HTTPPlan(url: url())
        try change(&plan)
        return Site(name: "https://shop.example/", plan: .http(plan))
    }

    static func name(_ addresses: [IPAddress] = [v4]) -> NameObservation {
        NameObservation(
            name: "shop.example", source: .resolver, addresses: addresses, ttl: 300, elapsed: .milliseconds(2))
    }

    static func leaf(
        from: Double = -30, until: Double = 60, names: [String] = ["shop.example"]
    ) -> CertificateFacts {
        CertificateFacts(
            subject: "CN=shop.example", issuer: "CN=Test CA", commonName: "shop.example", serial: "01",
            notBefore: days(from), notAfter: days(until), dnsNames: names)
    }

    static func tls(
        leaf: CertificateFacts = leaf(), trust: TrustObservation? = nil, expected: String = "shop.example"
    ) -> TLSObservation {
        TLSObservation(
            serverName: expected, expectedName: expected, version: "TLSv1.3", alpn: "http/1.1", presented: [leaf],
            trust: trust ?? TrustObservation(path: ["CN=shop.example", "CN=Test CA"], pathNotAfter: leaf.notAfter))
    }

    static func answer(
        _ status: Int = 200, body: String = "<html>welcome</html>", headers: [HTTPFields.Field] = [],
        end: HTTPAnswerObservation.BodyEnd = .complete
    ) -> HTTPAnswerObservation {
        HTTPAnswerObservation(
            version: "HTTP/1.1", status: status,
            headers: HTTPFields([.init("Content-Type", "text/html; charset=utf-8")] + headers),
            body: Array(body.utf8), bodyEnd: end, encodedLength: body.utf8.count)
    }

    static func hop(
        _ url: WebURL = url(), at address: IPAddress = v4, tls: TLSObservation? = tls(),
        answer: HTTPAnswerObservation? = answer()
    ) -> HTTPHopObservation {
        HTTPHopObservation(
            url: url, endpoint: Endpoint(address, url.port),
            phases: PhaseTimings([
                .connect: .milliseconds(10), .tls: .milliseconds(20), .request: .milliseconds(1),
                .ttfb: .milliseconds(30), .transfer: .milliseconds(4),
            ]), tls: url.scheme == .https ? tls : nil, answer: answer)
    }

    static func good(_ address: IPAddress = v4, answer: HTTPAnswerObservation = answer()) -> HTTPObservation {
        HTTPObservation(
            address: address, hops: [hop(at: address, answer: answer)], elapsed: .milliseconds(65), connections: 1)
    }

    /// An attempt that ended early, with the one hop it got to.
    static func failed(
        _ failure: ProbeFailure, at address: IPAddress = v4, tls: TLSObservation? = nil,
        answer: HTTPAnswerObservation? = nil, took: Duration = .milliseconds(1)
    ) -> HTTPObservation {
        var hop = hop(at: address, tls: tls, answer: answer)
        hop.phases = PhaseTimings([.connect: took])
        return HTTPObservation(address: address, hops: [hop], failure: failure, elapsed: took, connections: 1)
    }

    static func look(_ attempts: [HTTPObservation], name: NameObservation? = nil) -> SiteObservation {
        SiteObservation(
            .http(name: name ?? self.name(attempts.map(\.address)), nameservers: nil, attempts: attempts),
            started: now, elapsed: .milliseconds(70))
    }

    static func judge(_ attempts: [HTTPObservation], _ site: Site = site(), name: NameObservation? = nil) -> [Finding] {
        SiteJudge.judge(look(attempts, name: name), of: site, now: now)
    }
}

extension [Finding] {
    /// What alarms somebody: bad and explained by nothing else.
    var headlines: [Finding] { filter { $0.status != .ok && $0.suppressedBy == nil } }

    subscript(check: CheckID) -> Finding? { first { $0.check == check } }
}
