import CertificateReader
import Checks
import Testing
import UpkeepCore

struct ExpiryTests {
    private static func judge(
        _ tls: TLSObservation, days: Int? = nil, verify: Bool = true, place: String = "",
        check: CheckID = "tls.expiry"
    ) -> Finding? {
        var plan = TLSPlan()
        plan.verify = verify
        return TLSJudge.judge(
            tls, failure: nil, plan: plan, certificateDays: days, endpoint: Endpoint(Shop.v4, 443), place: place,
            judging: Judging(Subject(.site, "s"), now: Shop.now, observedAt: Shop.now)
        ).first { $0.check == check }
    }

    /// The table of research/tls-exposure.md section 1: lifetime, then the days left at which it warns and is critical.
    @Test(arguments: [
        (398.0, 30.0, 10.0), (200, 30, 10), (100, 25, 10), (90, 22.5, 9), (64, 16, 6.4), (47, 11.75, 4.7),
        (6.67, 1.6675, 0.667),
    ])
    func thresholdsAreFractionsOfTheLifetime(lifetime: Double, warning: Double, critical: Double) {
        for (left, status) in [
            (warning + 0.01, Status.ok), (warning - 0.01, .warning), (critical + 0.01, .warning),
            (critical - 0.01, .critical),
            (0.001, .critical), (-0.001, .critical),
        ] {
            let finding = Self.judge(Shop.tls(leaf: Shop.leaf(from: left - lifetime, until: left)))
            #expect(finding?.status == status, "\(left) of \(lifetime) days left")
        }
    }

    @Test(arguments: [
        (45.0, 40, Status.ok), (39, 40, .warning), (9.5, 40, .warning), (8.5, 40, .critical), (22, 5, .ok), (6, 5, .ok),
        (4.5, 5, .critical), (1.5, 5, .critical), (13, 14, .warning), (9.5, 14, .warning), (8.5, 14, .critical),
    ])
    func theConfigsOwnDaysGoAndDoNotMakeCriticalLater(left: Double, days: Int, status: Status) {
        #expect(Self.judge(Shop.tls(leaf: Shop.leaf(from: left - 90, until: left)), days: days)?.status == status)
    }

    @Test(arguments: [
        (12.0, "the certificate expires in 12 days (2026-12-04T16:43:00Z)"),
        (1.5, "the certificate expires in 36 h (2026-11-24T04:43:00Z)"),
        (-3.0, "the certificate expired 3 days ago (2026-11-19T16:43:00Z)"),
    ])
    func saysWhen(left: Double, summary: String) {
        #expect(Self.judge(Shop.tls(leaf: Shop.leaf(from: left - 90, until: left)))?.summary == summary)
    }

    @Test func thePathsEndCountsNotTheExtras() {
        var tls = Shop.tls()
        let extra = CertificateFacts(
            subject: "CN=Old Root", issuer: "CN=Older Root", notBefore: Shop.days(-5000), notAfter: Shop.days(-400))
        tls.presented.append(extra)
        #expect(Self.judge(tls)?.status == .ok)

        let intermediate = CertificateFacts(
            subject: "CN=Test CA", issuer: "CN=Root", notBefore: Shop.days(-1000), notAfter: Shop.days(8))
        tls.presented[1] = intermediate
        tls.trust?.pathNotAfter = Shop.days(8)
        let finding = Self.judge(tls, check: "tls.chain.expiry")
        #expect(finding?.status == .critical)
        #expect(
            finding?.summary.hasPrefix("a certificate above the site's own (`CN=Test CA`) expires in 8 days") == true)
        #expect(Self.judge(tls)?.status == .ok)
    }

    /// What ends after the site's own is replaced together with it.
    @Test(arguments: [(61.0, Status.ok), (59, .ok), (29, .warning), (9, .critical), (-1, .critical)])
    func theIssuersEndHasItsOwnCheck(end: Double, status: Status) {
        var tls = Shop.tls()
        tls.presented.append(
            CertificateFacts(
                subject: "CN=Test CA", issuer: "CN=Root", notBefore: Shop.days(-1000), notAfter: Shop.days(end),
                isAuthority: true))
        tls.trust?.pathNotAfter = min(Shop.days(end), Shop.days(60))
        #expect(Self.judge(tls, check: "tls.chain.expiry")?.status == status)
    }

    @Test func withoutAPathTheIssuersDatesAreToldAllTheSame() {
        var tls = Shop.tls(trust: TrustObservation(path: [], pathNotAfter: nil, problem: .unknownIssuer))
        #expect(Self.judge(tls, check: "tls.chain.expiry")?.status == .unknown)
        tls.presented.append(
            CertificateFacts(
                subject: "CN=Test CA", issuer: "CN=Root", notBefore: Shop.days(-1000), notAfter: Shop.days(-3),
                isAuthority: true))
        let finding = Self.judge(tls, check: "tls.chain.expiry")
        #expect(finding?.status == .critical)
        #expect(finding?.evidence["notAfter"] == .time(Shop.days(-3)))
    }

    @Test func anExpiredIssuerIsTheChainsToTell() {
        let trust = TrustObservation(path: ["a", "b"], pathNotAfter: Shop.days(-1), problem: .issuerExpired)
        #expect(Self.judge(Shop.tls(trust: trust))?.status == .ok)
    }

    @Test func datesCountWithoutVerification() {
        #expect(Self.judge(Shop.tls(leaf: Shop.leaf(from: -90, until: -1)), verify: false)?.status == .critical)
    }

    @Test func anExpiredLeafIsWhatToRenewWhateverIsAboveIt() {
        var tls = Shop.tls(leaf: Shop.leaf(from: -90, until: -1))
        tls.trust?.pathNotAfter = Shop.days(-5)
        #expect(Self.judge(tls)?.summary.hasPrefix("the certificate expired 24 h ago") == true)
    }

    @Test func datesThatCannotBeReadAreUnknown() {
        var leaf = Shop.leaf()
        leaf.notAfter = nil
        let tls = Shop.tls(leaf: leaf, trust: TrustObservation(path: [], pathNotAfter: nil, problem: .unreadable))
        #expect(Self.judge(tls)?.status == .unknown)
    }
}
