import CertificateReader
import Checks
import Testing
import UpkeepCore

struct RenewerTests {
    private static let month = Duration.seconds(30 * 86_400)

    private static func renewer(
        _ program: RenewerObservation.Program = .certbot, lifetime: Double = 90, left: Double = 60,
        rule: RenewalRule = .fraction(1.0 / 3), lastRun: Double = -0.3, error: String? = nil,
        trigger: Seen<RenewerObservation.Trigger> = .seen(.active("certbot.timer"))
    ) -> RenewerObservation {
        RenewerObservation(
            program, version: "2.1.0", lastRun: .seen(Shop.days(lastRun)), lastError: error, trigger: trigger,
            certificates: [
                RenewedCertificate(
                    name: "shop.example", path: "/etc/letsencrypt/live/shop.example/fullchain.pem",
                    facts: Endpoints.leaf(from: left - lifetime, until: left), rule: rule)
            ], home: "/etc/letsencrypt")
    }

    private static func judge(_ renewer: RenewerObservation) -> [Finding] {
        RenewerJudge.judge([renewer], now: Shop.now, observedAt: Shop.now)
    }

    private static let healthy: [RenewerObservation] = [
        renewer(), renewer(rule: .left(month)), renewer(lifetime: 47, left: 20, rule: .fraction(1.0 / 3)),
        renewer(lifetime: 47, left: 31, rule: .left(month)), renewer(left: 29, rule: .left(month)),
        renewer(.acmeSh, rule: .age(.seconds(60 * 86_400))), renewer(.caddy, lifetime: 6.67, left: 3),
        RenewerObservation(.lego, trigger: .seen(.none), home: "/root/.lego"),
    ]

    @Test(arguments: healthy.indices) func nothingAlarms(place: Int) {
        let findings = Self.judge(Self.healthy[place])
        #expect(findings.allSatisfy { $0.status == .ok }, "\(findings.headlines)")
    }

    private static let broken: [(RenewerObservation, CheckID, Status, String)] = [
        (
            renewer(trigger: .seen(.none)), "tls.renewer", .critical,
            "nothing starts `certbot` 2.1.0, which has 1 certificate to renew"
        ),
        (
            renewer(trigger: .seen(.inactive("certbot.timer is disabled"))), "tls.renewer", .critical,
            "what should start `certbot` 2.1.0 is off: certbot.timer is disabled"
        ),
        (
            renewer(error: "DNS problem: NXDOMAIN"), "tls.renewer", .warning,
            "the last run of `certbot` 2.1.0 failed: DNS problem: NXDOMAIN"
        ),
        (renewer(lastRun: -12), "tls.renewer", .warning, "`certbot` 2.1.0 has not run for 12 days"),
        (
            renewer(trigger: .notLooked("you may not read cron's tables")), "tls.renewer", .unknown,
            "not looked at: you may not read cron's tables"
        ),
        (
            renewer(.acmeSh, lifetime: 47, left: 40, rule: .age(.seconds(60 * 86_400))), "tls.renewer.rule", .critical,
            "`shop.example` runs for 47 days and is renewed only after it has expired"
        ),
        (
            renewer(.acmeSh, lifetime: 64, left: 50, rule: .age(.seconds(60 * 86_400))), "tls.renewer.rule", .critical,
            "`shop.example` runs for 64 days and is renewed with 4 days left"
        ),
        (
            renewer(lifetime: 6.67, left: 4, rule: .left(month)), "tls.renewer.rule", .warning,
            "`shop.example` runs for 6 days and is renewed at every run"
        ),
        (renewer(rule: .unknown), "tls.renewer.rule", .unknown, "not looked at: its rule could not be read"),
        (
            renewer(left: 24, rule: .left(month)), "tls.renewal-late", .warning,
            "`certbot` 2.1.0 should have renewed `shop.example` 6 days ago"
        ),
        (
            renewer(left: -1, rule: .left(month)), "tls.renewal-late", .critical,
            "`certbot` 2.1.0 should have renewed `shop.example` 31 days ago"
        ),
    ]

    @Test(arguments: broken.indices) func oneFaultIsOneHeadline(place: Int) throws {
        let (renewer, check, status, words) = Self.broken[place]
        let headlines = Self.judge(renewer).headlines
        let headline = try #require(headlines.first, "\(words)")
        #expect(headline.check == check && headline.status == status, "\(headline)")
        #expect(headline.summary.hasPrefix(words), "\(headline.summary)")
        #expect(headlines.count == 1, "\(headlines.map(\.summary))")
    }

    @Test(
        arguments: [
            (RenewalRule.left(month), 30.0), (.age(month), 60), (.fraction(0.5), 45),
        ] as [(RenewalRule, Double)])
    func rules(rule: RenewalRule, days: Double) {
        let left = rule.left(of: .seconds(90 * 86_400)).map { $0.inSeconds / 86_400 }
        #expect(left.map { abs($0 - days) < 0.001 } == true)
        #expect(RenewalRule.unknown.left(of: .seconds(1)) == nil)
    }
}
