import Checks
import Testing
import UpkeepCore

struct RecordJudgeTests {
    private static func judge(_ observation: RecordObservation) -> Finding { judge(observation) { _ in } }

    private static func judge(
        _ observation: RecordObservation, _ change: (inout RecordExpectation) throws -> Void
    ) rethrows -> Finding {
        var plan = RecordPlan(server: "192.0.2.53", name: "shop.example")
        plan.type = observation.type
        try change(&plan.expect)
        let site = Site(name: "dns://192.0.2.53/shop.example", plan: .record(plan))
        return SiteJudge.judge(
            SiteObservation(.record(observation), started: Shop.now, elapsed: .zero), of: site, now: Shop.now)[0]
    }

    private static func seen(_ records: [String], _ type: String = "MX", rcode: String = "NOERROR") -> RecordObservation
    {
        RecordObservation(
            server: "192.0.2.53", name: "shop.example", type: type, records: records, ttl: 300, rcode: rcode)
    }

    @Test func anyRecordWillDoUnlessTheyAreNamed() {
        let fine = Self.judge(Self.seen(["10 mail.shop.example."]))
        #expect(fine.status == .ok)
        #expect(fine.check == "dns.record")
        #expect(fine.subject.kind == .zone)
        let none = Self.judge(Self.seen([]))
        #expect(none.status == .critical)
        #expect(none.summary == "`192.0.2.53` has no record for `shop.example` MX")
        #expect(none.remedy?.contains("`dig @192.0.2.53 shop.example MX`") == true)
    }

    private static let sets: [([String], Set<String>, String, Bool)] = [
        (["10 MAIL.shop.example."], ["10 mail.shop.example"], "MX", true),
        (["2001:DB8:0::1"], ["2001:db8::1"], "AAAA", true),
        (["\"v=spf1 -ALL\""], ["\"v=spf1 -all\""], "TXT", false), (["b.", "a."], ["a", "b"], "NS", true),
        (["10 a."], ["20 a."], "MX", false), (["a.", "c."], ["a", "b"], "NS", false),
    ]

    @Test(arguments: sets)
    func recordsAreComparedByMeaning(seen: [String], expected: Set<String>, type: String, isRight: Bool) {
        #expect(Self.judge(Self.seen(seen, type)) { $0.records = expected }.status == (isRight ? .ok : .critical))
    }

    @Test func whatDiffersIsListed() {
        let finding = Self.judge(Self.seen(["a.", "c."], "NS")) { $0.records = ["a", "b"] }
        #expect(
            finding.summary
                == "the records of `shop.example` NS at `192.0.2.53` differ: missing: `b`; not expected: `c.`")
    }

    @Test(arguments: [
        (NameFailure.noSuchName, "the name `ns9.example` does not exist", Status.critical),
        (.timedOut, "no resolver answered in time when asked for `ns9.example`", .critical),
        (.noResolver, "`ns9.example` could not be looked up: this machine has no resolver", .unknown),
    ])
    func aServerWhoseNameDoesNotResolveIsNotBlamed(failure: NameFailure, why: String, status: Status) {
        var seen = RecordObservation(server: "ns9.example", name: "shop.example", type: "MX")
        seen.serverFailure = failure
        let finding = Self.judge(seen) { $0.rcode = "NXDOMAIN" }
        #expect(finding.status == status)
        #expect(
            finding.summary
                == "`shop.example` MX was not asked, because the server's own name does not resolve: \(why)")
        #expect(finding.evidence["failure"] == .text(failure.rawValue))
    }

    @Test func anExpectedErrorIsRight() {
        var gone = Self.seen([], rcode: "NXDOMAIN")
        gone.failure = .noSuchName
        #expect(Self.judge(gone) { $0.rcode = "nxdomain" }.status == .ok)
        #expect(Self.judge(gone).summary == "`192.0.2.53` answered NXDOMAIN for `shop.example` MX, expected NOERROR")
    }

    @Test func textAuthorityAndTTLAreJudged() throws {
        let spf = Self.seen(["\"v=spf1 -all\""], "TXT")
        #expect(try Self.judge(spf) { $0.matches = [try TextPattern("v=spf1.*-all")] }.status == .ok)
        #expect(try Self.judge(spf) { $0.matches = [try TextPattern("~all")] }.summary.contains("matches `~all`"))
        #expect(Self.judge(spf) { $0.authoritative = true }.summary.contains("without authority"))
        #expect(Self.judge(spf) { $0.minimumTTL = 301 }.summary.contains("is 300 s, expected at least 301 s"))
        #expect(Self.judge(spf) { $0.minimumTTL = 300 }.status == .ok)
    }

    @Test func theAddressOfANamedServerIsTold() {
        var seen = RecordObservation(server: "ns.example", name: "shop.example", type: "MX", failure: .timedOut)
        seen.addresses = [Shop.v6, Shop.v4]
        #expect(
            Self.judge(seen).summary == "`ns.example` (192.0.2.1, the last of 2 addresses asked) did not answer when "
                + "asked for `shop.example` MX")
        (seen.failure, seen.rcode) = (nil, "REFUSED")
        #expect(Self.judge(seen).summary.hasPrefix("`ns.example` (192.0.2.1) answered REFUSED"))
    }

    @Test(arguments: NameFailure.allCases)
    func silenceHasItsSentence(failure: NameFailure) {
        let finding = Self.judge(
            RecordObservation(server: "192.0.2.53", name: "shop.example", type: "MX", failure: failure))
        #expect(finding.status == (failure == .noResolver ? .unknown : .critical))
        #expect(finding.remedy?.isEmpty == false)
        #expect(!finding.summary.contains("``"))
    }
}
