import UpkeepCore
import UpkeepReport

/// Reports as the judges really write them, with a catalogue just large enough.
enum Sample {
    static let start = Timestamp(seconds: 1_795_348_800)
    static let shop = Subject(.site, "https://shop.example/")
    static let blog = Subject(.site, "https://blog.example/")
    static let mail = Subject(.site, "tcp://mail.example:25")

    static let catalogue = CheckCatalogue(families: [
        [
            Check(
                "dns.resolve", title: "name resolution", why: "a name that does not resolve is down for everyone",
                remedy: "ask the resolver yourself with `dig NAME`")
        ],
        [
            Check(
                "tcp.reachable", title: "connection", why: "nobody gets further than this",
                dependsOn: ["dns.resolve"], remedy: "see whether the server listens with `ss -tln`"
            )
        ],
        [
            Check(
                "tls.handshake", title: "handshake", why: "browsers stop here", dependsOn: ["tcp.reachable"],
                remedy: "look with `openssl s_client`"),
            Check(
                "tls.expiry", title: "certificate expiry",
                why: "browsers show a full-page warning that most visitors do not pass", dependsOn: ["tls.handshake"],
                remedy: "renew it with your ACME client, then reload the web server"
            ).shownAtAGlance,
        ],
        [
            Check(
                "http.status", title: "HTTP status", why: "the status is the server's own word",
                dependsOn: ["tls.handshake", "tls.expiry"], remedy: "read the server's error log for that moment"
            ).shownAtAGlance,
            Check(
                "http.body", title: "text in the body", why: "somebody else's page looks fine until it is read",
                dependsOn: ["http.status"], remedy: "look at the page with `curl -s URL`"),
            Check(
                "http.latency", title: "time to answer", why: "slow is how overload begins", severity: .warning,
                dependsOn: ["http.status"], remedy: "see which phase is slow with `-v`"),
        ],
    ])

    static func finding(
        _ check: CheckID, _ subject: Subject, _ status: Status, _ summary: String, remedy: String? = nil,
        _ evidence: Evidence = [:], because cause: CheckID? = nil
    ) -> Finding {
        Finding(
            check: check, subject: subject, status: status, summary: summary, remedy: remedy, evidence: evidence,
            suppressedBy: cause, observedAt: start + .milliseconds(250))
    }

    static func report(
        _ findings: [Finding], verdict: Verdict? = nil, measurements: [Measurement] = [], interrupted: Bool = false,
        next: String? = nil
    ) -> Report {
        Report(
            command: "check", startedAt: start, duration: .milliseconds(1234), findings: findings, verdict: verdict,
            measurements: measurements, catalogue: catalogue, vantage: Vantage(name: "ops1"), interrupted: interrupted,
            next: next)
    }
}
