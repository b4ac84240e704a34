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
        let filter = try CheckFilter(names, of: .sites)
        #expect(filter.apply(findings).map(\.check.text) == checks)
    }

    @Test func theBeginningOfIdsNamesThemAll() throws {
        let filter = try CheckFilter(["tls.chain"], of: .sites)
        let some = [Self.finding("tls.name", .ok), Self.finding("tls.chain.trust", .ok)]
        #expect(filter.apply(some).map(\.check.text) == ["tls.chain.trust"])
    }

    @Test func whatAsksNothingSaysSo() throws {
        let filter = try CheckFilter(["http.latency"], of: .sites)
        let subject = Subject(.site, "shop")
        let finding = filter.nothingAsked(of: subject, at: Timestamp(seconds: 0))
        #expect(finding?.summary == "`http.latency` asks nothing of `shop`")
        #expect(filter.apply([Measurement(SiteMetrics.success, subject, 1)], beside: []).isEmpty)
    }

    @Test func successIsThatOfWhatWasAskedFor() throws {
        let filter = try CheckFilter(["dns"], of: .sites)
        let failed = [Measurement(SiteMetrics.success, Subject(.site, "shop"), 0)]
        #expect(filter.apply(failed, beside: filter.apply(findings)).map(\.value) == [1])
    }

    @Test(arguments: [
        (
            "dns.server.loss", CheckMaker.sites, "`upkeep check` does not make the check `dns.server.loss`",
            "`upkeep dns` does: `upkeep dns example.com --only dns.server.loss`"
        ),
        (
            "tls", .zones, "`upkeep dns` does not make the check `tls`",
            "`upkeep check` does: `upkeep check example.com --only tls`"
        ),
        (
            "why.site", .sites, "`upkeep check` does not make the check `why.site`",
            "`upkeep explain why.site` says what it is about"
        ),
    ])
    func checksOfAnotherCommand(_ name: String, _ maker: CheckMaker, _ message: String, _ hint: String) {
        let failure = #expect(throws: CommandFailure.self) { try CheckFilter([name], of: maker) }
        #expect(failure?.message == message)
        #expect(failure?.hint == hint)
    }

    @Test func aShellIsOfferedWhatIsMade() {
        #expect(CheckMaker.sites.ids.contains("tls.expiry") && !CheckMaker.sites.ids.contains("dns.server.loss"))
        #expect(CheckMaker.zones.ids.contains("dns.server.loss") && !CheckMaker.zones.ids.contains("tls.expiry"))
    }

    @Test func noSuchCheck() {
        let failure = #expect(throws: CommandFailure.self) { try CheckFilter(["htpp.status"], of: .sites) }
        #expect(failure?.hint == "did you mean `http.status`?")
    }
}
