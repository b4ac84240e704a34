import Checks
import HTTPWire
import Testing
import UpkeepCore

struct BotWallTests {
    private static func judge(_ answer: HTTPAnswerObservation, _ change: (inout HTTPPlan) -> Void = { _ in })
        -> [Finding]
    {
        Shop.judge([Shop.good(answer: answer)], Shop.site(change))
    }

    @Test(arguments: [
        (403, "", "cf-mitigated", "challenge", "a Cloudflare challenge"),
        (503, "<title>Just a moment...</title>", "", "", "a Cloudflare challenge"),
        (403, "<h1>Attention Required! | Cloudflare</h1>", "", "", "the Cloudflare firewall"),
        (403, "Access Denied <p>Reference&#32;&#35;18&#46;abc", "", "", "Akamai"),
        (202, "", "x-amzn-waf-action", "challenge", "AWS WAF"), (405, "", "x-amzn-waf-action", "captcha", "AWS WAF"),
        (403, "Request unsuccessful. Incapsula incident ID: 1", "", "", "Imperva"),
        (200, "<iframe src=\"/_Incapsula_Resource?x\">", "", "", "Imperva"),
        (403, "", "X-DataDome", "protected", "DataDome"),
        (403, "Sucuri WebSite Firewall - Access Denied", "", "", "the Sucuri firewall"),
        (429, "", "Retry-After", "120", "a rate limit"), (429, "", "", "", "a rate limit"),
        (403, "<div class=\"g-recaptcha\">", "", "", "a captcha"),
    ])
    func aWallIsNotTheSite(status: Int, body: String, header: String, value: String, wall: String) throws {
        let answer = Shop.answer(status, body: body, headers: header.isEmpty ? [] : [.init(header, value)])
        let findings = Self.judge(answer) { $0.expect.contains = ["welcome"] }
        let headline = try #require(findings.headlines.first)
        #expect(findings.headlines.count == 1)
        #expect(headline.check == "http.blocked")
        #expect(headline.status == .warning)
        #expect(headline.evidence["wall"] == .text(wall))
        #expect(findings["http.body"]?.suppressedBy == "http.blocked")
    }

    @Test(arguments: [
        (403, "<h1>Forbidden</h1>"), (503, "down for maintenance"), (500, "g-recaptcha"),
        (200, "<div class=g-recaptcha>"),
        (503, "Service Unavailable - Reference #11.1234"), (404, "Just a moment..."),
    ])
    func theSitesOwnRefusalIsItsOwn(status: Int, body: String) {
        let findings = Self.judge(Shop.answer(status, body: body))
        #expect(findings["http.blocked"]?.status == .ok)
        #expect(findings.headlines.map(\.check) == (status == 200 ? [] : ["http.status"]))
    }

    @Test func aWallThatIsExpectedIsRight() {
        let findings = Self.judge(Shop.answer(403, headers: [.init("cf-mitigated", "challenge")])) {
            $0.expect.status = [403...403]
        }
        #expect(findings.headlines.isEmpty)
    }
}
