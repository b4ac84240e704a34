import Snapshots
import Testing
import UpkeepCore
import UpkeepReport

@Suite("JSON: a contract")
struct JSONTests {
    @Test func whole() { Snapshot.expect(Sample.morning.rendered(as: .json), matches: "morning.json") }

    @Test func lines() { Snapshot.expect(Sample.morning.rendered(as: .ndjson), matches: "morning.ndjson") }

    @Test func withVerdict() {
        let verdict = Verdict(
            code: .fineFromHere, confidence: .cannotTell, summary: "fine from here", missing: "a second place")
        let report = Sample.report([Sample.finding("http.status", Sample.shop, .ok, "200")], verdict: verdict)
        Snapshot.expect(report.rendered(as: .json), matches: "verdict.json")
    }

    @Test("a report of thousands of findings is written in pieces of 32 KiB, never whole", arguments: [1, 5000])
    func pieces(_ count: Int) {
        let findings = (0..<count).map { place in
            Sample.finding("http.status", Subject(.site, "s\(10_000 + place)"), .ok, "200")
        }
        let report = Sample.report(findings)
        for format in [ReportFormat.json, .ndjson] {
            var (pieces, longest, whole) = (0, 0, "")
            report.write(as: format) { piece in
                pieces += 1
                longest = max(longest, piece.utf8.count)
                whole += piece
            }
            #expect(longest < 34 << 10)
            #expect(pieces <= whole.utf8.count / (32 << 10) + 1)
            #expect(whole == report.rendered(as: format))
        }
    }

    @Test("findings are counted by status, and apart when another explains them")
    func counts() throws {
        var hidden = Sample.finding("http.status", Sample.shop, .critical, "500")
        hidden.suppressedBy = "dns.resolve"
        let report = Sample.report([
            Sample.finding("dns.resolve", Sample.shop, .critical, "no such name"), hidden,
            Sample.finding("tls.expiry", Sample.shop, .ok, "fine"),
            Sample.finding("tls.name", Sample.shop, .ok, "fine"),
        ])
        let last = try #require(report.rendered(as: .ndjson).split(separator: "\n").last)
        #expect(last.contains(#""counts":{"ok":2,"warning":0,"critical":1,"unknown":0,"suppressed":1}"#))
    }

    static let escapes: [(String, String)] = [
        ("plain", #""plain""#), ("quote\" back\\slash /", #""quote\" back\\slash /""#), ("\n\r\t", #""\n\r\t""#),
        ("\u{0}\u{1B}\u{7F}\u{9B}", #""\u0000\u001b\u007f\u009b""#), ("\u{2028}\u{202E}", #""\u2028\u202e""#),
        ("日本 é 👍", #""日本 é 👍""#), ("\u{E0041}", #""\udb40\udc41""#), ("\r\n", #""\r\n""#),
    ]

    @Test(
        "strings",
        arguments: escapes)
    func strings(_ text: String, _ json: String) { #expect(JSONWriter.text(.text(text), indented: false) == json) }

    static let spellings: [(Double, String)] = [
        (0.0, "0"), (-0.5, "-0.5"), (62, "62"), (1e21, "1e+21"), (.leastNonzeroMagnitude, "5e-324"), (.nan, "null"),
        (.infinity, "null"),
        (-.infinity, "null"), (0.1 + 0.2, "0.30000000000000004"),
    ]

    @Test(
        "numbers; what JSON cannot spell is null",
        arguments: spellings)
    func numbers(_ number: Double, _ json: String) {
        #expect(JSONWriter.text(.number(number), indented: false) == json)
    }

    static let lengths: [(Evidence, String)] = [
        (["total": .duration(.microseconds(84_250))] as Evidence, #""totalMs": 84.25"#),
        (["totalMs": .duration(.seconds(2))], #""totalMs": 2000"#),
        (["hops": .list([.duration(.seconds(1)), .duration(.milliseconds(2))])], #""hopsMs": ["#),
        (["phases": .record(["connect": .duration(.milliseconds(3))])], #""connectMs": 3"#),
        (["empty": .list([])], #""empty": []"#),
        (["none": .record([:])], #""none": {}"#),
    ]

    @Test(
        "lengths of time say their unit in their name",
        arguments: lengths)
    func durations(_ evidence: Evidence, _ member: String) {
        let report = Sample.report([Sample.finding("http.status", Sample.shop, .ok, "200", evidence)])
        #expect(report.rendered(as: .json).contains(member))
    }

    @Test("every line of ndjson is one object, and the last one sums up")
    func oneObjectPerLine() {
        let lines = Sample.morning.rendered(as: .ndjson).split(separator: "\n")
        #expect(lines.count == Sample.morning.findings.count + 1)
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix(#"{"type":"finding","check":"#) && $0.hasSuffix("}") })
        #expect(lines.last?.hasPrefix(#"{"type":"summary","schema":1,"#) == true)
    }
}
