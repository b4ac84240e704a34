import Notifiers
import UpkeepCore

/// Alerts that every provider is shown.
enum SampleAlerts {
    /// 2026-11-23T02:50:11Z
    static let opened = Timestamp(seconds: 1_795_402_211)
    static let berlin = ZoneOffset(minutes: 60, name: "Europe/Berlin")
    static let now = opened + .seconds(240)

    /// What somebody who owns a server might put into an error page to make our messages do something.
    static let hostile =
        "it's \"down\" \\ <b>&amp;</b> *bold* _it_ ~s~ `code` [click](https://evil.example) <https://evil.example|x> "
        + "@everyone <!channel> <@U123> @here @room @admin you@shop.example ||spoiler|| # head > quote\r\n.\r\n"
        + "Bcc: thief@evil.example\n\u{202E}turned\u{202C} \u{0} \u{1B}[31m {{json}} שלום עולם 漢字 😀"

    static let outage = Alert(
        incident: "42", kind: .opened, status: .critical,
        headline: "the host 192.0.2.7 does not answer: 3 sites are down",
        change: "the address of shop.example changed from 192.0.2.6 to 192.0.2.7 at 02:48:55",
        subjects: ["192.0.2.7", "https://shop.example/", "https://www.shop.example/"],
        links: [AlertLink(title: "dashboard", url: "https://upkeep.example/incidents/42")],
        openedAt: opened, zone: berlin, vantage: "berlin-1")

    static func outage(_ kind: Alert.Kind, after: Duration, note: String? = nil) -> Alert {
        var alert = outage
        alert.kind = kind
        alert.at = opened + after
        alert.note = note
        return alert
    }

    static let nasty = Alert(
        incident: "7\"<&>", kind: .opened, status: .warning, headline: hostile, change: hostile,
        subjects: [hostile, "zweiter Gegenstand"],
        links: [
            AlertLink(title: hostile, url: "https://evil.example/\"><script>"),
            AlertLink(title: hostile, url: "javascript:alert(1)"),
            AlertLink(title: "a|b>c]d", url: "https://fine.example/path?a=b&c=d"),
        ], openedAt: opened, note: hostile, zone: ZoneOffset(minutes: -210, name: hostile), vantage: hostile)

    static let vast = Alert(
        incident: String(repeating: "i", count: 1000), dedupKey: String(repeating: "k", count: 1000), kind: .updated,
        status: .critical, headline: String(repeating: "wörd ", count: 20_000),
        change: String(repeating: "x", count: 100_000),
        subjects: (0..<5000).map { "https://host-\($0).example/" + String(repeating: "p", count: 300) },
        links: (0..<50).map {
            AlertLink(title: String(repeating: "t", count: 500), url: "https://upkeep.example/\($0)")
        }, openedAt: opened, note: String(repeating: "n", count: 100_000), vantage: String(repeating: "v", count: 5000))

    static let summary = Alert.summary(
        of: (0..<60).map { index in
            Alert(
                incident: "s\(index)", kind: index % 3 == 0 ? .resolved : .opened, status: .critical,
                headline: "site \(index) does not answer", openedAt: opened + .seconds(index))
        })

    /// Name and alert of each case that is held against a snapshot.
    static let cases: [(name: String, alert: Alert)] = [
        ("opened", outage), ("updated", outage(.updated, after: .seconds(60))),
        ("acknowledged", outage(.acknowledged, after: .seconds(120), note: "acknowledged by anna")),
        ("reminder", outage(.reminder, after: .seconds(3600), note: "nobody acknowledged it yet")),
        ("flapping", outage(.flapping, after: .seconds(300))), ("resolved", outage(.resolved, after: .seconds(200))),
        (
            "test",
            Alert(
                incident: "test-1", kind: .test, status: .warning, headline: "this is a test: alerts arrive here",
                openedAt: opened, zone: berlin, vantage: "berlin-1")
        ), ("summary", summary), ("nasty", nasty),
    ]
}
