import Checks
import HTTPWire
import Testing
import UpkeepCore

struct SiteJudgeTests {
    @Test func aHealthySiteIsFineInEveryRespect() throws {
        let site = try Shop.site { plan in
            plan.expect.contains = ["welcome"]
            plan.expect.matches = [try TextPattern("<html>.*</html>")]
            plan.expect.latency = [.init(phase: nil, limit: .seconds(1))]
            plan.expect.headers = [.init(name: "content-type", pattern: try TextPattern("^text/html"))]
            plan.addresses.agreed = [Shop.v4]
        }
        let findings = Shop.judge([Shop.good()], site)
        #expect(findings.allSatisfy { $0.status == .ok && $0.remedy == nil })
        #expect(
            findings.map(\.check) == [
                "dns.resolve", "dns.addresses", "tcp.reachable", "tls.handshake", "tls.chain.missing-intermediate",
                "tls.chain.trust", "tls.name", "tls.not-yet-valid", "tls.expiry", "tls.chain.expiry", "http.reachable",
                "http.redirect", "http.downgrade", "http.blocked",
                "http.status", "http.size", "http.header", "http.body", "http.mixed-content", "http.latency",
            ])
        #expect(findings.allSatisfy { $0.subject == Subject(.site, "https://shop.example/") })
    }

    private static let faults: [(String, HTTPObservation?, NameFailure?, CheckID, String)] = [
        ("dns", nil, .noSuchName, "dns.resolve", "the name `shop.example` does not exist"),
        (
            "refused", Shop.failed(.init(.connect, .refused, phase: .connect, "refused")), nil, "tcp.reachable",
            "`192.0.2.1:443` refused the connection"
        ),
        (
            "dropped", Shop.failed(.init(.connect, .timedOut, phase: .connect, "timeout"), took: .seconds(5)), nil,
            "tcp.reachable", "`192.0.2.1:443` did not answer in time"
        ),
        (
            "unroutable", Shop.failed(.init(.connect, .unreachable, phase: .connect, "no route to host")), nil,
            "tcp.reachable", "there is no way to `192.0.2.1:443` from here: no route to host"
        ),
        (
            "expired",
            Shop.failed(.init(.tls, .untrusted, "expired"), tls: Shop.tls(leaf: Shop.leaf(from: -90, until: -3))),
            nil, "tls.expiry", "the certificate expired 3 days ago (2026-11-19T16:43:00Z)"
        ),
        (
            "future",
            Shop.failed(.init(.tls, .untrusted, "not yet valid"), tls: Shop.tls(leaf: Shop.leaf(from: 3, until: 93))),
            nil,
            "tls.not-yet-valid", "the certificate is not valid before 2026-11-25T16:43:00Z, which is in 3 days"
        ),
        (
            "wrong name",
            Shop.failed(.init(.tls, .untrusted, "name"), tls: Shop.tls(leaf: Shop.leaf(names: ["other.example"]))), nil,
            "tls.name", "the certificate is for `other.example`, not for `shop.example`"
        ),
        (
            "self-signed",
            Shop.failed(
                .init(.tls, .untrusted, "chain"),
                tls: Shop.tls(trust: TrustObservation(path: [], pathNotAfter: nil, problem: .selfSigned))), nil,
            "tls.chain.trust",
            "the certificate is signed by itself"
        ),
        (
            "refused for a reason the facts do not show",
            Shop.failed(.init(.tls, .untrusted, "key too small"), tls: Shop.tls()),
            nil, "tls.chain.trust", "the certificate is not accepted: key too small"
        ),
        (
            "not TLS", Shop.failed(.init(.tls, .notTLS, phase: .tls, "the first bytes are `HTTP/1.1 400`")), nil,
            "tls.handshake", "`192.0.2.1:443` speaks, but not TLS"
        ),
        (
            "reset in TLS", Shop.failed(.init(.tls, .reset, phase: .tls, "reset")), nil, "tls.handshake",
            "`192.0.2.1:443` reset the connection during the TLS handshake"
        ),
        (
            "444", Shop.failed(.init(.http, .rejected, phase: .ttfb, "closed without any answer"), tls: Shop.tls()),
            nil,
            "http.reachable", "`192.0.2.1:443` closed the connection without an answer"
        ),
        (
            "hangs", Shop.failed(.init(.http, .timedOut, phase: .ttfb, "no answer"), tls: Shop.tls()), nil,
            "http.reachable",
            "`192.0.2.1:443` took the request but did not answer in time"
        ),
        (
            "truncated",
            Shop.failed(
                .init(.http, .closed, phase: .transfer, "12 of 100 bytes came"), tls: Shop.tls(),
                answer: Shop.answer(end: .incomplete)), nil, "http.reachable",
            "the answer from `192.0.2.1:443` breaks off"
        ),
        (
            "bomb",
            Shop.failed(
                .init(.content, .tooLarge, "unpacks to over 1000 times its size"), tls: Shop.tls(),
                answer: Shop.answer()),
            nil, "http.size", "the body is no page: unpacks to over 1000 times its size"
        ),
        (
            "broken gzip",
            Shop.failed(.init(.content, .malformed, "gzip: bad checksum"), tls: Shop.tls(), answer: Shop.answer()), nil,
            "http.reachable", "the body from `192.0.2.1:443` cannot be decoded: gzip: bad checksum"
        ),
        (
            "500", Shop.good(answer: Shop.answer(500)), nil, "http.status",
            "answered 500 Internal Server Error, expected 200-299"
        ),
        (
            "wrong content", Shop.good(answer: Shop.answer(body: "parked")), nil, "http.body",
            "the body does not hold `welcome`"
        ),
        (
            "mixed", Shop.good(answer: Shop.answer(body: "welcome <script src=http://a/></script>")), nil,
            "http.mixed-content",
            "the https page has http URLs: 1 that browsers block; e.g. script src `http://a/`"
        ),
        (
            "wall", Shop.good(answer: Shop.answer(403, headers: [.init("cf-mitigated", "challenge")])), nil,
            "http.blocked",
            "a Cloudflare challenge answered, not the site"
        ),
    ]

    @Test(arguments: faults)
    func everyFaultIsOneHeadline(
        fault: String, attempt: HTTPObservation?, failure: NameFailure?, check: CheckID, summary: String
    ) throws {
        var name = Shop.name()
        if let failure {
            name.failure = failure
            name.addresses = []
        }
        let site = Shop.site { plan in
            plan.expect.contains = ["welcome"]
            plan.expect.latency = [.init(phase: nil, limit: .seconds(30))]
            plan.addresses.agreed = [Shop.v4]
        }
        let findings = Shop.judge(attempt.map { [$0] } ?? [], site, name: name)
        let headline = try #require(findings.first)
        #expect(findings.headlines.map(\.check) == [check])
        #expect(headline.check == check)
        #expect(headline.summary.hasPrefix(summary), "\(headline.summary)")
        #expect(headline.remedy?.isEmpty == false)
        #expect(findings.filter { $0.status != .ok }.dropFirst().allSatisfy { $0.suppressedBy == check })
        // Broken or healthy, the same questions are answered.
        let healthy = Shop.judge([Shop.good()], site).map(\.check)
        #expect(Set(findings.map(\.check)) == Set(healthy))
    }

    @Test func aSlowSiteIsOneWarning() throws {
        let site = Shop.site {
            $0.expect.latency = [.init(phase: nil, limit: .milliseconds(50)), .init(phase: .ttfb, limit: .seconds(1))]
        }
        let findings = Shop.judge([Shop.good()], site)
        #expect(findings.headlines.map(\.check) == ["http.latency"])
        #expect(findings.overall == .warning)
        #expect(findings[0].summary == "the page took 67 ms, limit 50 ms; most of it the first byte (30 ms)")
    }

    @Test func twoCausesAreTwoHeadlines() {
        var attempt = Shop.good(answer: Shop.answer(500))
        attempt.hops[0].tls = Shop.tls(leaf: Shop.leaf(from: -85, until: 5))
        #expect(Shop.judge([attempt]).headlines.map(\.check) == ["tls.expiry", "http.status"])
    }

    @Test func ourOwnFaultIsUnknownNeverTheirs() throws {
        let findings = Shop.judge([Shop.failed(.init(.connect, .local, "too many open files"))])
        #expect(findings.overall == .unknown)
        #expect(findings.headlines.map(\.check) == ["tcp.reachable"])
    }

    @Test func withoutVerificationTheSiteAndTheDatesAreJudged() {
        var attempt = Shop.good(answer: Shop.answer(500))
        attempt.hops[0].tls = Shop.tls(
            leaf: Shop.leaf(from: -90, until: 15, names: ["x"]),
            trust: TrustObservation(path: [], pathNotAfter: nil, problem: .selfSigned))
        let findings = Shop.judge([attempt], Shop.site { $0.tls.verify = false })
        #expect(findings.headlines.map(\.check) == ["http.status", "tls.expiry"])
        #expect(findings["tls.expiry"]?.status == .warning)
        #expect(findings["tls.chain.trust"]?.summary == "not verified, as configured: self-signed")
        #expect(findings["tls.chain.trust"]?.evidence["problem"] == "self-signed")
        #expect(findings["tls.name"]?.summary == "not verified, as configured: is for `x`")
        #expect(["tls.chain.trust", "tls.name"].allSatisfy { findings[$0]?.status == .ok })
    }

    @Test func aLookAtSomethingElseIsUnknown() {
        let record = SiteObservation(
            .record(RecordObservation(server: "", name: "a", type: "A")), started: Shop.now, elapsed: .zero)
        #expect(SiteJudge.judge(record, of: Shop.site(), now: Shop.now).overall == .unknown)
    }
}
