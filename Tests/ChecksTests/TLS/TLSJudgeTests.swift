import CertificateReader
import Checks
import HTTPWire
import Testing
import UpkeepCore

struct TLSJudgeTests {
    @Test(arguments: [
        ("shop.example", "shop.example", true), ("shop.example", "SHOP.example.", true),
        ("*.example.org", "a.example.org", true),
        ("*.example.org", "a.b.example.org", false), ("*.example.org", "example.org", false),
        ("*.org", "example.org", false),
        ("a*.example.org", "ab.example.org", false), ("*", "example", false),
        ("shop.example", "shop.example.evil", false),
        ("192.0.2.1", "192.0.2.1", false), ("*.example.org", ".example.org", false), ("*.b.c", "x.b.c", true),
    ])
    func names(pattern: String, host: String, isCovered: Bool) {
        #expect(Shop.leaf(names: [pattern]).covers(host) == isCovered)
    }

    @Test func addressesAreCoveredByAddressesAlone() {
        var leaf = Shop.leaf(names: ["192.0.2.1"])
        #expect(!leaf.covers("192.0.2.1"))
        leaf.addresses = [Shop.v4, Shop.v6]
        #expect(leaf.covers("192.0.2.1"))
        #expect(leaf.covers("2001:DB8:0::1"))
        #expect(!leaf.covers("192.0.2.2"))
    }

    @Test func theCommonNameCountsForNothing() throws {
        let attempt = Shop.failed(.init(.tls, .untrusted, "name"), tls: Shop.tls(leaf: Shop.leaf(names: [])))
        let headline = try #require(Shop.judge([attempt]).headlines.first)
        #expect(headline.summary == "the certificate names no host at all, not for `shop.example`")
        #expect(headline.remedy?.contains("subject alternative name") == true)
    }

    @Test(arguments: TrustObservation.Problem.allCases)
    func everyProblemHasItsSentence(problem: TrustObservation.Problem) throws {
        let trust = TrustObservation(path: [], pathNotAfter: nil, problem: problem, detail: "a fact")
        let attempt = Shop.failed(.init(.tls, .untrusted, "chain"), tls: Shop.tls(trust: trust))
        let findings = Shop.judge([attempt])
        let chain = try #require(findings["tls.chain.trust"])
        #expect(chain.status == ([.noRoots, .uncheckedSignature].contains(problem) ? .unknown : .critical))
        #expect(chain.evidence["problem"] == .text(problem.rawValue))
        #expect(chain.evidence["detail"] == "a fact")
        #expect(chain.remedy?.isEmpty == false)
        let cause: CheckID =
            problem == .missingIntermediate ? "tls.chain.missing-intermediate" : "tls.chain.trust"
        #expect(findings.headlines.map(\.check) == [cause])
    }

    @Test func problemsAreToldApart() {
        let summaries = TrustObservation.Problem.allCases.compactMap { problem in
            Shop.judge([
                Shop.failed(
                    .init(.tls, .untrusted, ""),
                    tls: Shop.tls(trust: TrustObservation(path: [], pathNotAfter: nil, problem: problem)))
            ])["tls.chain.trust"]?.summary
        }
        #expect(Set(summaries).count == TrustObservation.Problem.allCases.count)
        #expect(
            summaries.contains("the intermediate certificate is missing: works in browsers, breaks curl and monitors"))
    }

    @Test func everyHopsCertificateIsJudged() throws {
        let target = Shop.url(host: "www.shop.example")
        let first = Shop.hop(answer: Shop.answer(301, headers: [.init("Location", "https://www.shop.example/")]))
        let second = Shop.hop(
            target,
            tls: Shop.tls(
                leaf: Shop.leaf(from: -80, until: 5, names: ["www.shop.example"]), expected: "www.shop.example"))
        let attempt = HTTPObservation(address: Shop.v4, hops: [first, second], elapsed: .milliseconds(100))
        let headline = try #require(Shop.judge([attempt]).headlines.first)
        #expect(headline.check == "tls.expiry")
        #expect(headline.summary.hasSuffix("at the redirect to `https://www.shop.example/`"))
    }

    @Test func aHandshakeThatFailsAtARedirectNamesIt() throws {
        let first = Shop.hop(answer: Shop.answer(301, headers: [.init("Location", "https://www.shop.example/")]))
        var second = Shop.hop(Shop.url(host: "www.shop.example"), tls: nil, answer: nil)
        second.tls = nil
        for hops in [[first, second], [first]] {
            let attempt = HTTPObservation(
                address: Shop.v4, hops: hops, failure: .init(.tls, .handshake, phase: .tls, "alert 40"), elapsed: .zero)
            let headline = try #require(Shop.judge([attempt]).headlines.first)
            #expect(headline.check == "tls.handshake")
            #expect(headline.summary.hasSuffix("alert 40 at the redirect to `https://www.shop.example/`"))
        }
    }
}
