import Checks
import Testing
import UpkeepCore

@testable import UpkeepCommands

/// `--only`.
struct CheckFilterTests {
    private static func finding(_ check: CheckID, _ status: Status, because cause: CheckID? = nil) -> Finding {
        var finding = Finding(
            check: check, subject: Subject(.site, "shop"), status: status, summary: "s",
            observedAt: Timestamp(seconds: 0))
        finding.suppressedBy = cause
        return finding
    }

    private let findings = [
        finding("dns.resolve", .ok), finding("tls.name", .critical),
        finding("http.status", .unknown, because: "tls.name"), finding("tls.expiry", .ok),
    ]

    @Test(arguments: [
        ([], ["dns.resolve", "tls.name", "http.status", "tls.expiry"]), (["tls"], ["tls.name", "tls.expiry"]),
        (["tls.expiry", "dns"], ["dns.resolve", "tls.expiry"]), (["http.status"], ["tls.name", "http.status"]),
        (["http.latency"], []), (["tls.expiry,dns"], ["dns.resolve", "tls.expiry"]),
    ])
    func kept(_ names: [String], _ checks: [String]) throws {
        let filter = try CheckFilter(names, catalogue: .upkeep)
        #expect(filter.apply(findings).map(\.check.text) == checks)
    }

    @Test func theBeginningOfIdsNamesThemAll() throws {
        let filter = try CheckFilter(["tls.chain"], catalogue: .upkeep)
        let some = [Self.finding("tls.name", .ok), Self.finding("tls.chain.trust", .ok)]
        #expect(filter.apply(some).map(\.check.text) == ["tls.chain.trust"])
    }

    @Test func whatAsksNothingSaysSo() throws {
        let filter = try CheckFilter(["http.latency"], catalogue: .upkeep)
        let subject = Subject(.site, "shop")
        let finding = filter.nothingAsked(of: subject, at: Timestamp(seconds: 0))
        #expect(finding?.summary == "`http.latency` asks nothing of `shop`")
        #expect(filter.apply([Measurement(SiteMetrics.success, subject, 1)], beside: []).isEmpty)
    }

    @Test func successIsThatOfWhatWasAskedFor() throws {
        let filter = try CheckFilter(["dns"], catalogue: .upkeep)
        let failed = [Measurement(SiteMetrics.success, Subject(.site, "shop"), 0)]
        #expect(filter.apply(failed, beside: filter.apply(findings)).map(\.value) == [1])
    }

    @Test func noSuchCheck() {
        let failure = #expect(throws: CommandFailure.self) { try CheckFilter(["htpp.status"], catalogue: .upkeep) }
        #expect(failure?.hint == "did you mean `http.status`?")
    }
}
