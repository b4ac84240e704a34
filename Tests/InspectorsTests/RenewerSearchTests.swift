import Checks
import FakeSystem
import Inspectors
import Testing
import UpkeepCore

/// Renewers by the state they leave on a disk.
struct RenewerSearchTests {
    private static let day = Duration.seconds(86_400)

    @Test(
        "certbot's rule hangs on its version and its own setting",
        arguments: [
            ("version = 2.1.0", RenewalRule.left(day * 30)), ("version = 4.0.0", .fraction(1.0 / 3)),
            ("version = 5.1.0", .fraction(1.0 / 3)),
            ("version = 2.1.0\nrenew_before_expiry = 20 days", .left(day * 20)),
            ("version = 4.0.0\nrenew_before_expiry = 2 weeks", .left(day * 14)), ("", .unknown),
            ("version = 2.1.0\n# renew_before_expiry = 10 days", .left(day * 30)),
        ])
    func certbotRule(text: String, rule: RenewalRule) throws {
        let found = renewers(["/etc/letsencrypt/renewal/shop.example.conf": text + "\n"], under: "/")
        let certbot = try #require(found.first)
        #expect(found.count == 1 && certbot.program == .certbot)
        #expect(certbot.certificates.map(\.name) == ["shop.example"])
        #expect(certbot.certificates.first?.rule == rule)
        #expect(certbot.certificates.first?.path == "/etc/letsencrypt/live/shop.example/cert.pem")
    }

    @Test(
        "what starts it",
        arguments: [
            (
                "/etc/systemd/system/timers.target.wants/certbot.timer", "",
                RenewerObservation.Trigger.active("certbot.timer")
            ),
            ("/etc/cron.d/certbot", "0 */12 * * * root certbot -q renew\n", .active("/etc/cron.d/certbot")),
            ("/etc/cron.d/certbot", "# certbot is switched off\n", .none),
            ("/lib/systemd/system/certbot.timer", "", .inactive("`certbot.timer` is not enabled")),
            ("/etc/hosts", "", .none),
        ])
    func trigger(path: String, text: String, trigger: RenewerObservation.Trigger) {
        let files = ["/etc/letsencrypt/renewal/a.conf": "version = 2.1.0\n", path: text]
        #expect(renewers(files, under: "/").first?.trigger == .seen(trigger))
        // The same below another root, and from the renewer's own folder.
        let moved = Dictionary(uniqueKeysWithValues: files.map { ("/srv/guest" + $0.key, $0.value) })
        let below = renewers(moved, under: "/srv/guest/etc/letsencrypt").first
        #expect(below?.home == "/srv/guest/etc/letsencrypt")
        switch trigger {
        case .active(let what) where what.hasPrefix("/"):
            #expect(below?.trigger == .seen(.active("/srv/guest" + what)))
        default: #expect(below?.trigger == .seen(trigger))
        }
    }

    @Test func acmeSh() throws {
        let home = "/root/.acme.sh"
        let found = renewers(
            [
                home + "/account.conf": "", home + "/acme.sh": "#!/usr/bin/env sh\n\nVER=3.0.7\n",
                home + "/shop.example_ecc/shop.example.conf": "Le_Domain='shop.example'\nLe_RenewalDays='25'\n",
                home + "/blog.example/blog.example.conf": "Le_Domain='blog.example'\n",
                home + "/ca/x.conf": "x=1\n",
            ], under: "/")
        let acme = try #require(found.first)
        #expect(acme.program == .acmeSh && acme.version == "3.0.7")
        #expect(
            acme.certificates.map { "\($0.name) \($0.rule)" } == [
                "blog.example \(RenewalRule.age(Self.day * 60))", "shop.example \(RenewalRule.age(Self.day * 25))",
            ])
        #expect(acme.certificates.last?.path == home + "/shop.example_ecc/shop.example.cer")
    }

    @Test("acme.sh says itself when it comes back")
    func acmeShNext() {
        let conf = { (lines: String) in
            Self.rules([
                "/etc/acme.sh/account.conf": "",
                "/etc/acme.sh/a.example/a.example.conf": "Le_Domain='a.example'\n" + lines,
            ])
        }
        #expect(conf("Le_CertCreateTime='1700000000'\nLe_NextRenewTime='1702592000'\n") == [.age(Self.day * 30)])
        #expect(conf("Le_CertCreateTime='9'\nLe_NextRenewTime='1'\nLe_RenewalDays='7'\n") == [.age(Self.day * 7)])
        #expect(conf("Le_RenewalDays='-1'\n") == [.unknown])
        #expect(conf("Le_RenewalDays='99999999999999999999'\n") == [.age(Self.day * 60)])
    }

    @Test(
        "what is broken is passed over, and the rest is told",
        arguments: [
            ["/etc/letsencrypt/renewal/a.conf": "\u{0}\u{1}", "/etc/letsencrypt/renewal/README": "x"],
            ["/etc/letsencrypt/renewal/a.conf": "version = four\nrenew_before_expiry = soon\n"],
            ["/root/.acme.sh/account.conf": "", "/root/.acme.sh/a.example/other.conf": "x"],
            ["/etc/lego/certificates/a.example.json": "{", "/etc/lego/accounts/x": ""],
            ["/var/lib/caddy/.local/share/caddy/certificates/acme-x/a.example/a.example.crt": "no json beside it"],
            ["/etc/letsencrypt/renewal": "a file and no folder"],
        ])
    func broken(files: [String: String]) {
        for renewer in renewers(files, under: "/") {
            #expect(renewer.certificates.allSatisfy { $0.facts == nil })
        }
    }

    @Test("a guest's lego is not started by this machine's cron")
    func guest() {
        let files = [
            "/srv/guest/var/lib/lego/accounts/x": "", "/srv/guest/var/lib/lego/certificates/a.example.json": "{}",
            "/srv/guest/var/lib/lego/certificates/a.example.crt": "", "/etc/cron.d/lego": "0 3 * * * root lego renew\n",
        ]
        #expect(renewers(files, under: "/srv/guest").first?.trigger == .seen(.none))
        let own = files.merging(["/srv/guest/etc/cron.daily/lego": ""]) { $1 }
        #expect(renewers(own, under: "/srv/guest").first?.trigger == .seen(.active("/srv/guest/etc/cron.daily/lego")))
    }

    private static func rules(_ files: [String: String]) -> [RenewalRule] {
        RenewerSearch(files: FakeFiles(files).files).renewers(under: "/").flatMap(\.certificates).map(\.rule)
    }

    @Test func caddyAndLego() {
        let place = "/var/lib/caddy/.local/share/caddy/certificates/acme-v02.api.letsencrypt.org-directory/shop.example"
        let found = renewers(
            [
                place + "/shop.example.json": "{}", place + "/shop.example.crt": "",
                "/etc/lego/accounts/x": "", "/etc/lego/certificates/blog.example.json": "{}",
                "/etc/lego/certificates/blog.example.crt": "",
            ], under: "/")
        #expect(found.map(\.program) == [.caddy, .lego])
        #expect(found.map(\.certificates.first?.name) == ["shop.example", "blog.example"])
        #expect(found.first?.certificates.first?.rule == .fraction(1.0 / 3))
    }

    @Test("the last run's complaint")
    func lastError() {
        let log = """
            2026-11-20 03:12:01,123:DEBUG:certbot._internal.main:certbot version: 2.1.0
            2026-11-20 03:12:04,456:ERROR:certbot._internal.renewal:Failed to renew certificate shop.example

            """
        let found = renewers(
            [
                "/etc/letsencrypt/renewal/a.conf": "version = 2.1.0\n",
                "/var/log/letsencrypt/letsencrypt.log": log,
            ], under: "/")
        #expect(found.first?.lastError == "Failed to renew certificate shop.example")
    }

    @Test("a machine without any has none")
    func none() { #expect(renewers(["/etc/hosts": ""], under: "/") == []) }

    private func renewers(_ files: [String: String], under root: String) -> [RenewerObservation] {
        RenewerSearch(files: FakeFiles(files).files).renewers(under: root)
    }
}
