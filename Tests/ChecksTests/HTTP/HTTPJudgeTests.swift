import Checks
import HTTPWire
import Testing
import UpkeepCore

struct HTTPJudgeTests {
    private static func judge(_ answer: HTTPAnswerObservation) -> [Finding] { judge(answer) { _ in } }

    private static func judge(
        _ answer: HTTPAnswerObservation, _ change: (inout HTTPPlan) throws -> Void
    ) rethrows -> [Finding] {
        Shop.judge([Shop.good(answer: answer)], try Shop.site(change))
    }

    private static func chain(_ urls: [WebURL], failure: ProbeFailure? = nil, last: HTTPAnswerObservation? = nil)
        -> HTTPObservation
    {
        let hops = urls.enumerated().map { place, url in
            let next = place + 1 < urls.count ? urls[place + 1] : nil
            let location = next.map { url in
                if case .name(let host) = url.host { "\(url.scheme.rawValue)://\(host)\(url.target)" } else { "" }
            }
            return Shop.hop(
                url,
                answer: location.map { Shop.answer(302, headers: [.init("Location", $0)]) } ?? last ?? Shop.answer())
        }
        return HTTPObservation(address: Shop.v4, hops: hops, failure: failure, elapsed: .milliseconds(90))
    }

    @Test func aStatusAfterRedirectsNamesWhoAnswered() {
        let away = Shop.hop(answer: Shop.answer(301, headers: [.init("Location", "https://www.shop.example/")]))
        let target = Shop.hop(Shop.url(host: "www.shop.example"), answer: Shop.answer(404))
        let attempt = HTTPObservation(address: Shop.v4, hops: [away, target], elapsed: .milliseconds(20))
        #expect(
            Shop.judge([attempt])["http.status"]?.summary
                == "`https://www.shop.example/` answered 404 Not Found, expected 200-299")
    }

    @Test(arguments: [
        (301, "answered 301 Moved Permanently, expected 200-299; it leads to `/x`"),
        (404, "answered 404 Not Found, expected 200-299"),
        (502, "answered 502 Bad Gateway, expected 200-299"), (599, "answered 599, expected 200-299"),
    ])
    func aStatusIsToldInWords(status: Int, summary: String) throws {
        let headers = status == 301 ? [HTTPFields.Field("Location", "/x")] : []
        let finding = try #require(
            Self.judge(Shop.answer(status, headers: headers)) { $0.redirects = .stop }["http.status"])
        #expect(finding.summary == summary)
        #expect(finding.remedy?.isEmpty == false)
    }

    @Test(arguments: [
        ("<center>The plain HTTP request was sent to HTTPS port</center>", "this port speaks TLS: use `https://…`"),
        ("You're speaking plain HTTP to an SSL-enabled server port.", "this port speaks TLS: use `https://…`"),
        ("Client sent an HTTP request to an HTTPS server.\n", "this port speaks TLS: use `https://…`"),
        (
            "<center>No required SSL certificate was sent</center>",
            "it wants a client certificate: `tls: {client_certificate: …}`"
        ),
    ])
    func aServersOwnWordsForA400AreUnderstood(body: String, remedy: String) {
        #expect(Self.judge(Shop.answer(400, body: body))["http.status"]?.remedy == remedy)
        #expect(Self.judge(Shop.answer(403, body: body))["http.status"]?.remedy != remedy)
    }

    @Test(arguments: [(300, false), (301, true), (302, true), (303, true), (304, false), (307, true), (308, true)])
    func onlyRedirectsMissALocation(status: Int, isMissed: Bool) {
        let remedy = Self.judge(Shop.answer(status))["http.status"]?.remedy
        #expect(remedy?.contains("`Location`") ?? false == isMissed)
    }

    @Test("in a body that cannot be decoded neither the wanted nor the unwanted can be seen")
    func aBodyInACodingNobodyAskedFor() throws {
        let problem = "the body is encoded as `br`, which nobody asked for"
        var answer = Shop.answer(
            headers: [.init("Content-Type", "text/html"), .init("Content-Encoding", "br")])
        answer.codingProblem = problem
        let path = try JSONPath("$.a")
        let findings = Self.judge(answer) {
            $0.expect.absent = ["Traceback"]
            $0.expect.json = [.init(path: path, equals: .flag(true))]
        }
        for check in ["http.body", "http.json", "http.mixed-content"] as [CheckID] {
            let finding = try #require(findings[check])
            #expect(finding.status == .unknown)
            #expect(finding.summary == problem)
            #expect(finding.remedy?.contains("gzip, deflate") == true)
        }
    }

    @Test func statusSetsAndRanges() {
        let change: (inout HTTPPlan) -> Void = { $0.expect.status = [200...204, 301...301] }
        #expect(Self.judge(Shop.answer(204), change)["http.status"]?.status == .ok)
        #expect(Self.judge(Shop.answer(301), change)["http.status"]?.status == .ok)
        #expect(Self.judge(Shop.answer(205), change)["http.status"]?.summary == "answered 205, expected 200-204, 301")
    }

    @Test("a status that was expected and came too early says what to set")
    func aRedirectThatWasFollowedAlthoughItWasExpected() throws {
        let finding = try #require(
            Shop.judge([Self.chain([Shop.url(), Shop.url("/b")])], Shop.site { $0.expect.status = [302...302] })[
                "http.status"])
        #expect(
            finding.summary
                == "`https://shop.example/b` answered 200, expected 302: a 302 came before it, but redirects are followed"
        )
        #expect(finding.remedy?.contains("`redirects: none`") == true)
    }

    @Test func everyWrongHeaderIsTold() throws {
        let type = try TextPattern("^text/html")
        let answer = Shop.answer(headers: [.init("X-Kind", "text/plain"), .init("X-Powered-By", "x")])
        let finding = try #require(
            Self.judge(answer) {
                $0.expect.headers = [
                    .init(name: "X-Kind", pattern: type), .init(name: "X-Powered-By", pattern: nil),
                    .init(name: "X-Frame-Options", pattern: type), .init(name: "Server", pattern: nil),
                ]
            }["http.header"])
        #expect(
            finding.summary
                == "3 of 4 headers are not as expected: header `X-Kind` is `text/plain`, expected `^text/html`")
        guard case .list(let wrong) = finding.evidence["wrong"] else { return #expect(Bool(false), "no list") }
        #expect(wrong.count == 3)
    }

    @Test func everyWrongValueOfAJSONBodyIsTold() throws {
        let paths = try ["$.status", "$.db", "$.gone"].map { try JSONPath($0) }
        let finding = try #require(
            Self.judge(Shop.answer(body: #"{"status": "ok", "db": "down"}"#)) {
                $0.expect.json = paths.map { .init(path: $0, equals: .text("ok")) }
            }["http.json"])
        #expect(finding.summary == "2 of 3 values are not as expected: `$.db` is \"down\", expected \"ok\"")
        guard case .list(let wrong) = finding.evidence["wrong"] else { return #expect(Bool(false), "no list") }
        #expect(wrong.count == 2)
    }

    @Test func whatIsMissingIsToldBesideWhatMustNotBeThere() {
        let finding = Self.judge(Shop.answer(body: "Fatal error")) {
            $0.expect.contains = ["Basket", "Checkout"]
            $0.expect.absent = ["Fatal error"]
        }["http.body"]
        #expect(
            finding?.summary
                == "the body holds `Fatal error`, which it must not, and does not hold `Basket`, `Checkout`")
    }

    @Test func aLoopIsToldFromAChainThatIsTooLong() throws {
        let loop = Self.chain(
            [Shop.url("/a"), Shop.url("/b"), Shop.url("/a")], failure: .init(.http, .redirectLoop, "seen before"))
        let circle = try #require(Shop.judge([loop]).headlines.first)
        #expect(circle.check == "http.redirect")
        #expect(circle.summary.hasPrefix("the redirects go in a circle"))

        let urls = (0...10).map { Shop.url("/\($0)") }
        let long = Self.chain(
            urls, failure: .init(.http, .redirectLoop, "10 followed"),
            last: Shop.answer(302, headers: [.init("Location", "https://shop.example/11")]))
        let tooLong = try #require(Shop.judge([long]).headlines.first)
        #expect(tooLong.summary == "still redirected after 10 redirects: 10 followed")
        #expect(Shop.judge([long]).headlines.map(\.check) == ["http.redirect"])
    }

    @Test(
        arguments: [
            (
                "file:///etc/passwd", .redirectForeign,
                "the redirect leads to a file on the visitor's own machine, `file:///etc/passwd`: browsers refuse that"
            ),
            (
                "FTP://old.example/", .redirectForeign,
                "the redirect leads to an FTP server, `FTP://old.example/`: browsers no longer go there"
            ),
            (
                "mailto:ops@shop.example", .redirectForeign,
                "the redirect leads to a mail address, `mailto:ops@shop.example`, and to no page"
            ),
            (
                "httpx://shop.example/", .redirectForeign,
                "the redirect leads out of the web, to `httpx://shop.example/`: no browser can show `httpx:`"
            ),
            (
                "https://", .redirectUnreadable,
                "the redirect's target cannot be read: not there"
            ),
            ("http://10.0.0.1/", .redirectForbidden, "the redirect leads into a private network: not there"),
        ] as [(String, ProbeFailure.Kind, String)])
    func forbiddenRedirects(location: String, kind: ProbeFailure.Kind, summary: String) throws {
        let attempt = Self.chain(
            [Shop.url()], failure: .init(.http, kind, "not there"),
            last: Shop.answer(302, headers: [.init("Location", location)]))
        let findings = Shop.judge([attempt])
        #expect(findings.headlines.first?.check == "http.redirect")
        #expect(findings.headlines.first?.summary == summary)
        #expect(findings["http.reachable"]?.status == .ok)
        #expect(findings["http.status"]?.suppressedBy == "http.redirect")
    }

    @Test func aDowngradeIsAWarning() {
        let attempt = Self.chain([Shop.url(), Shop.url("/b", scheme: .http)])
        let findings = Shop.judge([attempt])
        #expect(findings.headlines.map(\.check) == ["http.downgrade"])
        #expect(findings[0].summary == "`https://shop.example/` sends visitors on to plain `http://shop.example/b`")
        let stopped = Self.judge(Shop.answer(301, headers: [.init("Location", "http://a/")])) {
            $0.redirects = .stop
            $0.expect.status = [301...301]
        }
        #expect(stopped.headlines.map(\.check) == ["http.downgrade"])
        #expect(
            Shop.judge(
                [Self.chain([Shop.url(scheme: .http), Shop.url()])], Shop.site { $0.url = Shop.url(scheme: .http) }
            ).headlines.isEmpty)
    }

    @Test func aRedirectsTargetThatIsFoundInOneFamilyOnlyIsAWarningThatNamesIt() {
        let first = Shop.hop(answer: Shop.answer(301, headers: [.init("Location", "https://www.example/")]))
        var second = Shop.hop(
            Shop.url(host: "www.example"),
            tls: Shop.tls(leaf: Shop.leaf(names: ["www.example"]), expected: "www.example"))
        second.familyFailures = [.v6: .serverFailure]
        let attempt = HTTPObservation(address: Shop.v4, hops: [first, second], elapsed: .milliseconds(20))
        let headlines = Shop.judge([attempt]).headlines
        #expect(headlines.map(\.check) == ["dns.resolve"] && headlines.first?.status == .warning)
        #expect(
            headlines.first?.summary
                == "the IPv6 look-up fails (SERVFAIL) at the redirect to `https://www.example/`: "
                + "visitors wait before they go on")
        #expect(headlines.first?.remedy?.contains("`dig AAAA www.example`") == true)
        // The site's own name is not forgotten over it.
        var own = Shop.name()
        own.familyFailures = [.v6: .noSuchName]
        #expect(
            Shop.judge([attempt], name: own).headlines.map(\.summary) == [
                "the IPv6 look-up fails (NXDOMAIN): some visitors take the whole name for gone"
            ])
    }

    @Test func aRedirectToADeadNameOrHostIsOneAlarmThatNamesIt() {
        let first = Shop.hop(answer: Shop.answer(301, headers: [.init("Location", "https://gone.example/")]))
        let lost = HTTPObservation(
            address: Shop.v4, hops: [first],
            failure: .init(.dns, .unreachable, "the name `gone.example` does not exist"))
        let name = Shop.judge([lost]).headlines
        #expect(name.map(\.check) == ["dns.resolve"])
        #expect(name[0].summary == "the name `gone.example` does not exist at the redirect to `https://gone.example/`")

        let second = Shop.hop(Shop.url(host: "gone.example"), at: Shop.otherV4, tls: nil, answer: nil)
        let dead = HTTPObservation(address: Shop.v4, hops: [first, second], failure: .init(.connect, .refused, "no"))
        let host = Shop.judge([dead]).headlines
        #expect(host.map(\.check) == ["tcp.reachable"])
        #expect(host[0].summary.hasPrefix("`192.0.2.2:443` refused"))
        #expect(host[0].summary.hasSuffix("at the redirect to `https://gone.example/`"))
    }

    @Test(arguments: [
        ("https://shop.example", "/", true), ("https://shop.example/", "/", true),
        ("https://shop.example/#top", "/", true),
        ("https://shop.example/login", "/", false), ("https://shop.example/", "/login", false),
    ])
    func finalURLs(expected: String, target: String, isRight: Bool) {
        let attempt = Self.chain([Shop.url(target)])
        let finding = Shop.judge([attempt], Shop.site { $0.expect.finalURL = expected })["http.final-url"]
        #expect(finding?.status == (isRight ? .ok : .critical))
    }

    @Test(arguments: [("h2", Status.warning), ("http/1.1", .ok), ("HTTP/1.1", .ok)])
    func protocols(wanted: String, status: Status) {
        #expect(Self.judge(Shop.answer()) { $0.expect.httpVersion = wanted }["http.protocol"]?.status == status)
    }

    @Test func headersAreMatchedMissedOrUnwanted() throws {
        let answer = Shop.answer(headers: [.init("X-Cache", "MISS"), .init("X-Cache", "HIT from edge")])
        func judge(_ name: String, _ pattern: String?) throws -> Finding? {
            try Self.judge(answer) {
                $0.expect.headers = [.init(name: name, pattern: try pattern.map { try TextPattern($0) })]
            }["http.header"]
        }
        #expect(try judge("x-cache", "^HIT")?.status == .ok)
        #expect(try judge("x-cache", "^STALE")?.summary == "header `x-cache` is `MISS`, expected `^STALE`")
        #expect(try judge("x-none", "x")?.summary == "header `x-none` is missing")
        #expect(try judge("x-none", nil)?.status == .ok)
        #expect(try judge("X-CACHE", nil)?.summary == "header `X-CACHE` is there and should not be")
    }

    @Test func bodiesHoldWhatTheyMust() throws {
        let answer = Shop.answer(body: "welcome to the shop")
        #expect(
            try Self.judge(answer) { $0.expect.matches = [try TextPattern("w.*shop$")] }["http.body"]?.status == .ok)
        #expect(
            Self.judge(answer) { $0.expect.contains = ["shop", "basket", "till"] }["http.body"]?.summary
                == "the body does not hold `basket`, `till`")
        #expect(
            Self.judge(answer) { $0.expect.absent = ["welcome"] }["http.body"]?.summary
                == "the body holds `welcome`, which it must not")
        #expect(
            Self.judge(Shop.answer(body: "")) { $0.expect.contains = ["x"] }["http.body"]?.summary
                == "the body is empty, so it does not hold `x`")
        let bell = Self.judge(Shop.answer(body: "\u{1B}[31m\u{7}x")) { $0.expect.contains = ["y"] }["http.body"]
        #expect(bell?.evidence["bodyBegins"] == " [31m x")
    }

    @Test func aBodyReadInPartIsUnknownUnderItsSize() {
        let answer = Shop.answer(body: "welcome", end: .capped)
        let findings = Self.judge(answer) { plan in
            plan.expect.contains = ["basket"]
            plan.expect.json = []
        }
        #expect(findings.headlines.map(\.check) == ["http.size"])
        #expect(findings["http.body"]?.status == .unknown)
        #expect(findings["http.body"]?.suppressedBy == "http.size")
        // What was found in the part is found.
        #expect(Self.judge(answer) { $0.expect.contains = ["welcome"] }["http.body"]?.status == .ok)
        #expect(Self.judge(answer) { $0.expect.absent = ["welcome"] }["http.body"]?.status == .critical)
    }

    @Test(arguments: [
        (#"{"status":"ok"}"#, nil), (#"{"status":"bad"}"#, #"`$.status` is "bad", expected "ok""#),
        (#"{"state":"ok"}"#, #"`$.status` is not there, expected "ok""#),
        (#"{"status":[]}"#, #"`$.status` is a list, expected "ok""#),
        ("<html>", "the body stops being JSON at byte 0: expected a value"), ("", "the body is empty, not JSON"),
        (#"{"status":"ok"}x"#, "the body stops being JSON at byte 15: something follows the end of the document"),
    ])
    func jsonValues(body: String, summary: String?) throws {
        let finding = try Self.judge(Shop.answer(body: body)) { plan in
            plan.expect.json = [.init(path: try JSONPath("$.status"), equals: .text("ok"))]
        }["http.json"]
        #expect(finding?.status == (summary == nil ? .ok : .critical))
        if let summary { #expect(finding?.summary == summary) }
    }

    @Test func mixedContentIsJudgedOnHTMLOverHTTPSOnly() {
        let page = "<img src=http://a/><form action=http://b/>"
        let upgradeable = Self.judge(Shop.answer(body: page))["http.mixed-content"]
        #expect(upgradeable?.status == .warning)
        #expect(
            Self.judge(Shop.answer(body: page + "<script src=http://c/></script>"))["http.mixed-content"]?.status
                == .critical)
        var json = Shop.answer(body: page)
        json.headers = HTTPFields([.init("Content-Type", "application/json")])
        #expect(Self.judge(json)["http.mixed-content"] == nil)
        let plain = Shop.judge(
            [Self.chain([Shop.url(scheme: .http)], last: Shop.answer(body: page))],
            Shop.site { $0.url = Shop.url(scheme: .http) })
        #expect(plain["http.mixed-content"] == nil)
        let policy = HTTPFields.Field("Content-Security-Policy", "upgrade-insecure-requests")
        #expect(Self.judge(Shop.answer(body: page, headers: [policy]))["http.mixed-content"]?.status == .ok)
    }

    @Test func latencyNamesThePhase() {
        let limits = [
            HTTPExpectation.Latency(phase: .ttfb, limit: .milliseconds(20)), .init(phase: .connect, limit: .seconds(1)),
        ]
        let finding = Self.judge(Shop.answer()) { $0.expect.latency = limits }["http.latency"]
        #expect(finding?.summary == "the first byte took 30 ms, limit 20 ms")
        #expect(finding?.evidence["over"] == EvidenceValue(["ttfb"]))
        #expect(finding?.evidence["dns"] == .duration(.milliseconds(2)))
        #expect(
            Self.judge(Shop.answer()) { $0.expect.latency = [.init(phase: .dns, limit: .milliseconds(1))] }[
                "http.latency"]?.status == .warning)
    }

    @Test func plainHTTPHasNoTLSFindings() {
        let findings = Shop.judge(
            [Self.chain([Shop.url(scheme: .http)])], Shop.site { $0.url = Shop.url(scheme: .http) })
        #expect(findings.allSatisfy { $0.check.family != "tls" && $0.check != "http.downgrade" })
    }
}
