import Checks
import Testing
import UpkeepCore

struct PartialTests {
    private static func refused(_ address: IPAddress) -> HTTPObservation {
        Shop.failed(.init(.connect, .refused, phase: .connect, "refused"), at: address, took: .milliseconds(2))
    }

    private static func dropped(_ address: IPAddress) -> HTTPObservation {
        Shop.failed(.init(.connect, .timedOut, phase: .connect, "timeout"), at: address, took: .seconds(5))
    }

    @Test func allAlikeIsOneFindingEach() {
        let findings = Shop.judge([Shop.good(Shop.v6), Shop.good(Shop.v4)])
        #expect(findings.headlines.isEmpty)
        #expect(Set(findings.map(\.check)).count == findings.count)
        #expect(findings["http.partial"]?.summary == "both addresses alike")
        #expect(findings["http.status"]?.evidence["addresses"] == EvidenceValue(["2001:db8::1", "192.0.2.1"]))
    }

    @Test func aDeadFirstAddressCostsTheAttemptDelay() throws {
        let findings = Shop.judge([Self.dropped(Shop.v6), Shop.good(Shop.v4)])
        let headline = try #require(findings.headlines.first)
        #expect(findings.headlines.count == 1)
        #expect(headline.check == "http.partial")
        #expect(headline.status == .warning)
        #expect(
            headline.summary == "1 of 2 addresses is dead: `2001:db8::1` fails at connect; "
                + "browsers reach another within 260 ms, programs that try only one address fail")
        #expect(headline.evidence["layer"] == "connect")
        #expect(headline.evidence["userView"] == .duration(.milliseconds(260)))
        #expect(headline.remedy?.contains("take `2001:db8::1` out of DNS") == true)
        // The other checks are judged on the address that works.
        #expect(findings["tcp.reachable"]?.status == .ok)
        #expect(findings["http.status"]?.status == .ok)
    }

    @Test func aRefusingFirstAddressCostsItsRefusal() {
        let findings = Shop.judge([Self.refused(Shop.v6), Shop.good(Shop.v4)])
        #expect(findings["http.partial"]?.evidence["userView"] == .duration(.milliseconds(12)))
    }

    @Test func allOfIPv4DeadIsCritical() {
        let findings = Shop.judge([Shop.good(Shop.v6), Self.dropped(Shop.v4)])
        #expect(findings.headlines.map(\.status) == [.critical])
        #expect(findings["http.partial"]?.evidence["userView"] == .duration(.milliseconds(10)))
    }

    @Test func mostDeadIsCritical() {
        let findings = Shop.judge([Self.dropped(Shop.v6), Self.refused(Shop.v4), Shop.good(Shop.otherV4)])
        #expect(findings.headlines.map(\.check) == ["http.partial"])
        #expect(findings.overall == .critical)
    }

    @Test func aFailingPageOnOneAddressNamesItsLayer() throws {
        let bad = Shop.good(Shop.otherV4, answer: Shop.answer(502))
        let headline = try #require(Shop.judge([Shop.good(Shop.v4), bad]).headlines.first)
        #expect(headline.check == "http.partial")
        #expect(
            headline.summary.contains("`192.0.2.2` fails at http; visitors whose browser picks a dead one see an error")
        )
        let content = Shop.judge(
            [Shop.good(Shop.v4), Shop.good(Shop.otherV4, answer: Shop.answer(body: "x"))],
            Shop.site { $0.expect.contains = ["welcome"] })
        #expect(content.headlines.map { $0.evidence["layer"] } == ["content"])
    }

    @Test func anOldCertificateOnOneAddressIsPartial() throws {
        let old = Shop.failed(
            .init(.tls, .untrusted, "expired"), at: Shop.otherV4, tls: Shop.tls(leaf: Shop.leaf(from: -90, until: -1)))
        let headline = try #require(Shop.judge([Shop.good(Shop.v4), old]).headlines.first)
        #expect(headline.check == "http.partial")
        #expect(headline.evidence["layer"] == "tls")
    }

    @Test func allDeadIsTheLayerNotPartial() throws {
        let findings = Shop.judge([Self.refused(Shop.v4), Self.refused(Shop.otherV4)])
        #expect(findings.headlines.map(\.check) == ["tcp.reachable"])
        #expect(findings[0].summary.hasSuffix("(all 2 addresses)"))
        #expect(findings["http.partial"]?.suppressedBy == "tcp.reachable")
    }

    @Test func allDeadDifferentlyIsTheFirstLayer() {
        let tls = Shop.failed(.init(.tls, .reset, phase: .tls, "reset"), at: Shop.v4)
        let findings = Shop.judge([tls, Self.dropped(Shop.otherV4)])
        #expect(findings.headlines.map(\.check) == ["tcp.reachable"])
        #expect(findings[0].summary.hasSuffix("(1 of 2 addresses)"))
        #expect(findings[0].evidence["addresses"] == EvidenceValue(["192.0.2.2"]))
    }

    @Test func bothConnectFaultsAreTold() {
        let findings = Shop.judge([Self.refused(Shop.v4), Self.dropped(Shop.otherV4)])
        #expect(findings.headlines.count == 1)
        #expect(findings[0].summary.hasSuffix("(2 of 2 addresses, each in its own way)"))
        #expect(findings[0].evidence["perAddress"] != nil)
    }

    @Test func anAddressThatWeCannotReachIsUnknown() {
        let local = Shop.failed(.init(.connect, .local, "no IPv6 here"), at: Shop.v6)
        let findings = Shop.judge([local, Shop.good(Shop.v4)])
        #expect(findings.headlines.map(\.check) == ["http.partial"])
        #expect(findings.overall == .unknown)
    }

    @Test func aWallAtOneAddressIsNoGoodAnswer() {
        let wall = Shop.good(Shop.otherV4, answer: Shop.answer(429))
        #expect(Shop.judge([Shop.good(Shop.v4), wall]).headlines.map(\.check) == ["http.partial"])
        let both = Shop.judge([Shop.good(Shop.v4, answer: Shop.answer(429)), wall])
        #expect(both.headlines.map(\.check) == ["http.blocked"])
    }
}
