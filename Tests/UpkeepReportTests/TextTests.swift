import Snapshots
import Testing
import UpkeepCore
import UpkeepReport

@Suite("text: the face of the product")
struct TextTests {
    @Test(
        "worst first, one line per healthy subject, the sum and the next command",
        arguments: [
            ("morning", TextStyle()),
            ("morning-v", TextStyle(verbosity: 1)),
            ("morning-vv", TextStyle(verbosity: 2)),
            ("morning-60-columns", TextStyle(width: 60)),
            ("morning-60-columns-v", TextStyle(width: 60, verbosity: 1)),
            ("morning-24-columns", TextStyle(width: 24)),
            ("morning-colour", TextStyle(colour: true, width: 80)),
            ("morning-ascii", TextStyle(unicode: false, verbosity: 1)),
        ])
    func morning(_ name: String, _ style: TextStyle) {
        Snapshot.expect(Sample.morning.rendered(as: .text, style: style), matches: "\(name).txt")
    }

    @Test func allWell() {
        let report = Sample.report(
            Sample.healthy(Sample.shop, "84 ms", days: 62) + Sample.healthy(Sample.blog, "1.2 s", days: 30))
        Snapshot.expect(report.rendered(as: .text), matches: "all-well.txt")
    }

    @Test func verdictComesFirst() {
        let verdict = Verdict(
            code: .siteTCP, confidence: .likely, summary: "the site's own machine refuses connections on port 443",
            remedy: "see whether the web server runs", missing: "an answer from a second place")
        let report = Sample.report(
            [Sample.finding("tcp.reachable", Sample.shop, .critical, "`192.0.2.1:443` refused the connection")],
            verdict: verdict, next: "upkeep check https://shop.example/ -v")
        Snapshot.expect(report.rendered(as: .text), matches: "verdict.txt")
    }

    @Test("what is known at Control-C is printed, and says that it is not all")
    func interrupted() {
        let known = Sample.report(Sample.healthy(Sample.shop, "84 ms", days: 62), interrupted: true)
        #expect(known.rendered(as: .text).hasSuffix("interrupted after 1.2 s; until then 1 site: 1 ok\n"))
        #expect(known.exitCode == 130)
        let nothing = Sample.report([], interrupted: true)
        #expect(nothing.rendered(as: .text) == "interrupted after 1.2 s, before anything was checked\n")
    }

    @Test("a report of nothing is not a report that all is well")
    func nothing() {
        let report = Sample.report([])
        #expect(report.rendered(as: .text) == "nothing was checked\n")
        #expect(report.status == .unknown && report.exitCode == 3)
    }

    @Test("when the cause itself was filtered out, its consequences still name it")
    func orphans() {
        let report = Sample.report([
            Sample.finding("http.status", Sample.shop, .unknown, "not looked at", because: "dns.resolve"),
            Sample.finding("http.body", Sample.shop, .unknown, "not looked at", because: "dns.resolve"),
        ])
        #expect(
            report.rendered(as: .text) == """
                ? unknown   https://shop.example/
                    2 more checks hang on dns.resolve: http.status, http.body

                1 site: 1 unknown in 1.2 s

                """)
        #expect(report.exitCode == 3)
    }

    @Test("a check with several findings counts once among the consequences")
    func consequencesByCheck() {
        let report = Sample.report([
            Sample.finding("tls.handshake", Sample.shop, .critical, "no handshake"),
            Sample.finding(
                "http.status", Sample.shop, .unknown, "not looked at on 192.0.2.1", because: "tls.handshake"),
            Sample.finding(
                "http.status", Sample.shop, .unknown, "not looked at on 192.0.2.2", because: "tls.handshake"),
        ])
        #expect(report.rendered(as: .text).contains("1 more check hangs on this: http.status\n"))
    }

    @Test("every piece of bad news says what to do, its own or its check's", arguments: [nil, "do this instead"])
    func remedies(_ own: String?) {
        let report = Sample.report([
            Sample.finding("http.status", Sample.shop, .critical, "the site answered 500", remedy: own)
        ])
        let hint = own ?? "read the server's error log for that moment"
        #expect(report.rendered(as: .text).contains("\n    hint: \(hint)\n"))
    }

    @Test("without marked checks, a healthy line has the deepest check of each family")
    func glancesByFamily() {
        let plain = Sample.finding("http.body", Sample.shop, .ok, "has the words")
        let deeper = Sample.finding("dns.resolve", Sample.shop, .ok, "resolves")
        let shallow = Sample.finding("tcp.reachable", Sample.shop, .ok, "accepts connections")
        let text = Sample.report([deeper, shallow, plain]).rendered(as: .text)
        #expect(text.hasPrefix("✓ ok        https://shop.example/  has the words, accepts connections, resolves\n"))
    }
}
