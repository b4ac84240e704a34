import Checks
import HTTPWire
import Testing
import UpkeepConfig
import UpkeepCore

/// The files in `Fixtures/valid`, and what they mean.
struct ValidConfigTests {
    private func configuration(_ name: String) throws -> UpkeepConfiguration {
        let result = Fixtures.load([ConfigSource(path: "\(name).yaml", bytes: try Fixtures.bytes("valid", name))])
        #expect(result.problems.map(\.text) == [])
        return try #require(result.configuration)
    }

    private func web(_ site: Site) throws -> HTTPPlan {
        guard case .http(let plan) = site.plan else { throw Unexpected() }
        return plan
    }

    private func port(_ site: Site) throws -> PortPlan {
        guard case .port(let plan) = site.plan else { throw Unexpected() }
        return plan
    }

    private func record(_ site: Site) throws -> RecordPlan {
        guard case .record(let plan) = site.plan else { throw Unexpected() }
        return plan
    }

    private struct Unexpected: Error {}

    @Test(arguments: try Fixtures.names("valid"))
    func loads(_ name: String) throws {
        #expect(!(try configuration(name)).sites.isEmpty)
    }

    @Test func anEmptySiteHasTheValuesOfTheContract() throws {
        let config = try configuration("smallest")
        let site = try #require(config.sites.first)
        #expect(site.name == "https://shop.example/")
        #expect(try web(site) == HTTPPlan(url: try WebURL("https://shop.example/")))
        #expect(config.resolvers.isEmpty && config.caFile == nil)
        let others = Fixtures.load("sites: [{url: 'tcp://h.example:25'}, {url: 'dns:///h.example'}]")
        let sites = try #require(others.configuration?.sites)
        #expect(try port(sites[0]) == PortPlan(host: "h.example", port: 25))
        #expect(try record(sites[1]) == RecordPlan(server: "", name: "h.example"))
    }

    @Test func everyKeyOfAWebSite() throws {
        let config = try configuration("kinds")
        #expect(config.resolvers.map(\.description) == ["192.0.2.53:53", "[2001:db8::53]:5353"])
        #expect(config.caFile == "ca.pem")
        let site = try #require(config.sites.first)
        #expect(site.name == "shop")
        let plan = try web(site)
        #expect(plan.url.text == "https://shop.example/a?b=c")
        #expect(plan.method == "POST")
        #expect(
            plan.headers.map { "\($0.name): \($0.value)" } == [
                "X-Probe: upkeep", "accept-language: de", "Content-Type: application/json",
            ])
        #expect(String(decoding: plan.body, as: UTF8.self) == "{\"ping\": true}\n")
        #expect(plan.credentials == .basic(user: "monitor", password: Secret("hunter2")))
        #expect(plan.redirects == .stop)
        #expect(plan.host == "www.shop.example:8443")
        #expect(plan.addresses.scope == .one)
        #expect(plan.addresses.families == [.v4, .v6])
        #expect(plan.addresses.pinned.map(\.description) == ["192.0.2.1", "2001:db8::1"])
        #expect(plan.budget.dns == .milliseconds(250))
        #expect(plan.budget.connect == .seconds(5))
        #expect(plan.budget.total == .seconds(90))
        #expect(plan.bodyLimit == 512 << 10)
        #expect(plan.tls.serverName == "www.shop.example")
        #expect(!plan.tls.verify)
        #expect(plan.tls.caFile == "own-ca.pem")
        #expect(plan.tls.clientCertificate == "client.pem" && plan.tls.clientKey == "client.pem")
    }

    @Test func everyExpectationOfAWebSite() throws {
        let plan = try web(try #require(try configuration("kinds").sites.first))
        let expect = plan.expect
        #expect(expect.status == [200...200, 201...204, 300...399])
        #expect(expect.contains == ["Welcome"])
        #expect(expect.matches.map(\.source) == ["^a", "b$"])
        #expect(expect.absent == ["Error"])
        #expect(
            expect.json.map(\.path.source) == [
                "$.status", "$.checks[0].count", "$.quoted", "$.flag", "$.nothing", "$.tilde",
            ])
        #expect(expect.json.map(\.equals) == [.text("ok"), .number(3), .text("3"), .flag(true), .null, .null])
        #expect(expect.headers.map(\.name) == ["Content-Type", "X-Powered-By", "X-Quoted"])
        #expect(expect.headers.map(\.pattern?.source) == ["^text/html", nil, "absent"])
        #expect(
            Set(expect.latency) == [
                HTTPExpectation.Latency(phase: nil, limit: .seconds(2)),
                HTTPExpectation.Latency(phase: .ttfb, limit: .milliseconds(500)),
            ])
        #expect(expect.certificateDays == 14)
        #expect(expect.finalURL == "https://shop.example/")
        #expect(plan.addresses.agreedNameservers == ["ns1.dns.example", "ns2.dns.example"])
        #expect(expect.httpVersion == "h2")
    }

    @Test func theOtherKinds() throws {
        let sites = try configuration("kinds").sites
        let intranet = try web(sites[1])
        #expect(intranet.credentials == .basic(user: "monitor", password: Secret("p@ss")))
        #expect(sites[1].name == "https://intra.example/")
        #expect(intranet.expect.certificateDays == 21)
        #expect(intranet.addresses.families == [.v4])
        #expect(intranet.budget.total == .seconds(3))
        #expect(intranet.addresses.agreed == [try #require(IPAddress("192.0.2.20"))])
        #expect(intranet.addresses.agreedNameservers == nil)
        let mail = try port(sites[2])
        #expect(mail.host == "mail.shop.example" && mail.port == 25 && !mail.immediateTLS)
        #expect(
            mail.dialogue == [
                .expect(try TextPattern("^220 ")), .send("EHLO upkeep.example"), .starttls, .starttls,
            ])
        #expect(
            mail.addresses.agreed == [
                try #require(IPAddress("192.0.2.25")), try #require(IPAddress("2001:db8::25")),
            ])
        #expect(mail.addresses.agreedNameservers == ["ns1.dns.example"])
        let redis = try port(sites[3])
        #expect(redis.host == "2001:db8::1" && redis.port == 6379 && redis.closed)
        #expect(sites[3].name == "tcp://[2001:db8::1]:6379")
        let imap = try port(sites[4])
        #expect(imap.port == 443 && imap.immediateTLS && imap.certificateDays == 7)
        let mx = try record(sites[5])
        #expect(mx.server == "ns1.dns.example" && mx.port == 5353 && mx.name == "shop.example" && mx.type == "MX")
        #expect(!mx.recursionDesired)
        #expect(mx.expect.records == ["10 mx1.shop.example."])
        #expect(mx.expect.matches.map(\.source) == ["mx1"])
        #expect(mx.expect.authoritative == true && mx.expect.minimumTTL == 300)
        #expect(sites[5].name == "dns://ns1.dns.example:5353/shop.example?type=MX")
        let gone = try record(sites[6])
        #expect(gone.server.isEmpty && gone.name == "gone.shop.example" && gone.expect.rcode == "NXDOMAIN")
    }

    @Test func anchorsAndMergeKeys() throws {
        let sites = try configuration("anchors").sites
        let merged = try web(sites[1])
        #expect(merged.url.text == "https://www.shop.example/")
        #expect(merged.expect.status == [200...200])
        #expect(merged.budget.total == .seconds(4) && merged.budget.dns == .seconds(1))
        #expect(try web(sites[2]).expect.status == [200...200])
    }

    @Test func theEnvironment() throws {
        let site = try #require(try configuration("environment").sites.first)
        #expect(site.name == "$5 and a $ and nothing .")
        let plan = try web(site)
        #expect(plan.url.text == "https://shop.example/health")
        #expect(plan.credentials == .bearer(Secret("t0ken")))
        #expect(plan.budget.total == .seconds(4))
        #expect(plan.expect.matches.map(\.source) == ["^ok$"])
        #expect(plan.expect.certificateDays == 30)
    }

    @Test func whatYAMLTakesForNumbersIsTextWhereTextIsMeant() throws {
        let site = try #require(try configuration("numbers-as-text").sites.first)
        #expect(site.name == "404")
        #expect(try web(site).expect.contains == ["200", "true", "1.50"])
    }

    @Test func aSiteCanGiveBackTheDefaultsOfTheHouse() throws {
        let result = Fixtures.load(
            """
            defaults: {redirects: none, addresses: one, tls: {verify: false}}
            sites:
              - url: https://shop.example/
                redirects: 10
                addresses: all
                tls: {verify: true}
            """)
        let site = try #require(result.configuration?.sites.first)
        #expect(try web(site) == HTTPPlan(url: try WebURL("https://shop.example/")))
    }
}
