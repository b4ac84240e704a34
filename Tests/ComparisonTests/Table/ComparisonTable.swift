/// Every target with the answers that the three tools give.
enum ComparisonTable {
    static let onLoopback = healthy + web + broken + certificates
    /// In page order.
    static let all = onLoopback + names

    static let healthy = [
        Row(
            name: "healthy http", target: "nginx answers 200 with the page", url: { $0.http(.plain) }, upkeep: .ok,
            blackbox: .up, checkCurl: .ok),
        Row(
            name: "healthy https", target: "nginx, HTTP/2, certificate of 90 days with 60 left",
            url: { $0.https(.secure) },
            upkeep: .ok, blackbox: .up, checkCurl: .ok),
        Row(
            name: "redirect chain", target: "301, then 302, then the page", url: { $0.http(.plain, "/old") },
            upkeep: .ok, blackbox: .up, checkCurl: .ok),
        Row(
            name: "no ALPN", target: "`openssl s_server`, which negotiates no protocol",
            url: { $0.https(.withoutALPN) },
            expected: Expectation(page: false), upkeep: .ok, blackbox: .up, checkCurl: .ok),
        Row(
            name: "HTTP/2 only", target: "nghttpd, which speaks nothing else", url: { $0.https(.onlyHTTP2) },
            upkeep: .ok, blackbox: .up, checkCurl: .ok),
    ]

    static let web = [
        Row(
            name: "error 500", target: "nginx answers 500", url: { $0.http(.plain, "/error") },
            upkeep: .critical(.http),
            blackbox: .down(.http), checkCurl: .critical(.http)),
        Row(
            name: "not found", target: "nginx answers 404", url: { $0.http(.plain, "/gone") }, upkeep: .critical(.http),
            blackbox: .down(.http), checkCurl: .critical(.http)),
        Row(
            name: "wrong content", target: "200 with another page", url: { $0.http(.plain, "/empty") },
            upkeep: .critical(.content), blackbox: .down(.content), checkCurl: .critical(.content)),
        Row(
            name: "slow", target: "the first byte after 1.5 s, limit 1 s", url: { $0.http(.slow) },
            expected: Expectation(slowest: 1), upkeep: .warning(.http), blackbox: .up, checkCurl: .warning(),
            why: "blackbox_exporter measures the time and leaves the limit to an alert rule. check_curl says that it "
                + "took long, Upkeep says also in which phase."),
        Row(
            name: "redirect loop", target: "two pages that send the visitor back and forth",
            url: { $0.http(.plain, "/round") }, upkeep: .critical(.http), blackbox: .down(.http),
            checkCurl: .warning(.http),
            why: "check_curl calls an endless redirect a warning; no visitor ever sees the page, so it is critical."),
        Row(
            name: "downgrade", target: "https that redirects to http", url: { $0.https(.secure, "/downgrade") },
            upkeep: .warning(.http), blackbox: .up, checkCurl: .ok,
            why: "Only Upkeep looks at the way, not just at its end: one plain hop is enough to read the request or to "
                + "send the visitor elsewhere."),
        Row(
            name: "rate limit", target: "429 with `Retry-After`", url: { $0.https(.secure, "/limited") },
            upkeep: .warning(.http), blackbox: .down(.http), checkCurl: .critical(.http),
            why: "The other two call the site down. It was not asked: a rate limit answered in its place, and that is "
                + "what `http.blocked` says."),
        Row(
            name: "mixed content", target: "an https page with an http script", url: { $0.https(.secure, "/mixed") },
            upkeep: .critical(.content), blackbox: .up, checkCurl: .ok,
            why: "Only Upkeep reads the page as a browser does, which blocks the script."),
    ]

    static let broken = [
        Row(
            name: "refused", target: "nobody listens", url: { $0.http(.refused) }, upkeep: .critical(.connect),
            blackbox: .down(), checkCurl: .critical(.connect)),
        Row(
            name: "black hole", target: "connection attempts go unanswered", url: { $0.http(.blackHole) },
            upkeep: .critical(.connect), blackbox: .down(), checkCurl: .critical(.connect),
            waiting: Set(Tool.allCases)),
        Row(
            name: "reset", target: "takes the request and resets", url: { $0.http(.reset) }, upkeep: .critical(.http),
            blackbox: .down(), checkCurl: .critical(.http)),
        Row(
            name: "silent", target: "takes the request and never answers", url: { $0.http(.silent) },
            upkeep: .critical(.http), blackbox: .down(), checkCurl: .critical(), waiting: Set(Tool.allCases)),
        Row(
            name: "truncated body", target: "says 1000 bytes, sends the page and closes", url: { $0.http(.truncated) },
            upkeep: .critical(.http), blackbox: .down(.content), checkCurl: .critical(.http),
            why: "blackbox_exporter reports the cut as `probe_failed_due_to_regex 1`, although the words are there."),
        Row(
            name: "gzip bomb", target: "100 KB that unpack to 100 MB", url: { $0.http(.bomb) },
            expected: Expectation(page: false), upkeep: .critical(.content), blackbox: .up, checkCurl: .ok,
            why:
                "The other two unpack all of it, check_curl into memory. Upkeep stops at its cap: no page is like that."
        ),
        Row(
            name: "endless body", target: "the page, then more without end", url: { $0.http(.endless) },
            upkeep: .warning(.content), blackbox: .down(.content), checkCurl: .critical(),
            waiting: [.blackbox, .checkCurl],
            why: "Upkeep reads up to `body_limit` and says that there is more; what it expects is in there. The other "
                + "two read until their time is up, and blackbox_exporter then blames the words, which are there."),
        Row(
            name: "garbage", target: "noise before the status line", url: { $0.http(.garbage) },
            upkeep: .critical(.http), blackbox: .down(), checkCurl: .critical(.http)),
    ]

    static let certificates = [
        Row(
            name: "http to a TLS port", target: "a plain request to nginx's TLS port", url: { $0.http(.secure) },
            upkeep: .critical(.http), blackbox: .down(.http), checkCurl: .critical(.http)),
        Row(
            name: "https to a plain port", target: "a TLS greeting to nginx's plain port", url: { $0.https(.plain) },
            upkeep: .critical(.tls), blackbox: .down(), checkCurl: .critical(.tls)),
        Row(
            name: "expired", target: "certificate of 90 days, over for 3", url: { $0.https(.expired) },
            upkeep: .critical(.tls), blackbox: .down(), checkCurl: .critical(.tls)),
        Row(
            name: "5 days of 90", target: "certificate of 90 days with 5 left", url: { $0.https(.fiveOfNinety) },
            upkeep: .critical(.tls), blackbox: .up, checkCurl: .critical(.tls),
            why: "blackbox_exporter gives the date and leaves the limit to an alert rule."),
        Row(
            name: "5 days of 6", target: "certificate of 6 days with 5 left", url: { $0.https(.fiveOfSix) },
            upkeep: .ok, blackbox: .up, checkCurl: .critical(.tls),
            why: "check_curl counts days, so a healthy short-lived certificate alarms from its first hour on. Upkeep's "
                + "thresholds are fractions of the lifetime."),
        Row(
            name: "wrong name", target: "certificate for another host", url: { $0.https(.wrongName) },
            upkeep: .critical(.tls), blackbox: .down(), checkCurl: .critical(.tls)),
        Row(
            name: "self-signed", target: "certificate that signs itself", url: { $0.https(.selfSigned) },
            upkeep: .critical(.tls), blackbox: .down(), checkCurl: .critical(.tls)),
        Row(
            name: "missing intermediate", target: "the leaf alone is sent", url: { $0.https(.missingIntermediate) },
            upkeep: .critical(.tls), blackbox: .down(), checkCurl: .critical(.tls)),
    ]

    /// These need names of their own, so they are looked at in a network namespace.
    static let names = [
        Row(
            name: "no such name", target: "the name server says NXDOMAIN", url: { _ in "http://gone.test/" },
            upkeep: .critical(.dns), blackbox: .down(), checkCurl: .critical(.dns)),
        Row(
            name: "second address dead", target: "two addresses, the second refuses",
            url: { _ in "http://first.test/" }, upkeep: .warning(.connect), blackbox: .up, checkCurl: .ok,
            why: "blackbox_exporter takes the first address, check_curl the first that works. Upkeep looks at every "
                + "one, since visitors are sent to each, and programs that try only one fail at the dead one."),
        Row(
            name: "first address dead", target: "two addresses, the first refuses",
            url: { _ in "http://second.test/" }, upkeep: .warning(.connect), blackbox: .down(), checkCurl: .ok,
            why: "blackbox_exporter takes one address and calls the site down, check_curl goes on to the other and "
                + "sees nothing. Both are half of it: browsers go on, other programs fail."),
    ]
}
