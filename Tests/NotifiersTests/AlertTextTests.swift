import Testing
import UpkeepCore

@testable import Notifiers

@Suite("text of alerts")
struct AlertTextTests {
    @Test(
        "cut to a limit, never within a character",
        arguments: [
            ("short", 10, "short"), ("exactly ten", 11, "exactly ten"), ("more than ten", 10, "more than…"),
            ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 2, "👨‍👩‍👧‍👦…"), ("abc", 1, "…"), ("abc", 0, ""), ("", 0, ""),
        ])
    func characters(text: String, limit: Int, expected: String) {
        #expect(text.clipped(limit, .characters) == expected)
    }

    @Test("cut by bytes and by UTF-16 units, it never exceeds them", arguments: 0..<40)
    func units(limit: Int) {
        for text in ["aä漢😀👨‍👩‍👧‍👦 and so on and on", "plain", "éé\u{301}\u{301}éé"] {
            let bytes = text.clipped(limit, .utf8)
            #expect(bytes.utf8.count <= limit)
            let units = text.clipped(limit, .utf16)
            #expect(units.utf16.count <= limit)
            #expect(bytes == text || bytes.isEmpty || bytes.hasSuffix("…") && text.hasPrefix(bytes.dropLast()))
            if text.utf16.count <= limit { #expect(units == text) }
        }
    }

    @Test("one line, with nothing in it that acts")
    func oneLine() {
        #expect("a\r\nb\nc\td\u{2028}e".oneLine == "a b c d e")
        #expect("\u{202E}x\u{0}\u{1B}[2J".oneLine == "\\u{202e}x\\x00\\x1b[2J")
        #expect("שלום 漢字 😀".oneLine == "שלום 漢字 😀")
    }

    @Test("times as people live by them")
    func zones() {
        let time = SampleAlerts.opened
        #expect(ZoneOffset.utc.text(time) == "2026-11-23 02:50:11 UTC")
        #expect(ZoneOffset(minutes: 60, name: "CET").text(time) == "2026-11-23 03:50:11 +01:00 (CET)")
        #expect(ZoneOffset(minutes: -210, name: "").text(time) == "2026-11-22 23:20:11 -03:30")
        #expect(ZoneOffset(minutes: 9999, name: "x").minutes == 1439)
    }

    @Test("a long list ends with how many more there are")
    func more() {
        var alert = SampleAlerts.outage
        alert.subjects = (0..<67).map { "site \($0)" }
        let lines = AlertDetails(alert).plainText.split(separator: "\n")
        #expect(lines.contains("and 47 more"))
        #expect(lines.count { $0.hasPrefix("- ") } == 20)
    }

    @Test("the one thing that the headline names already is not listed again")
    func single() {
        var alert = SampleAlerts.outage
        alert.subjects = ["192.0.2.7"]
        #expect(AlertDetails(alert).subjects.isEmpty)
        alert.subjects = ["192.0.2.8"]
        #expect(AlertDetails(alert).subjects == ["192.0.2.8"])
    }

    @Test("links become links only when they cannot break out")
    func links() {
        func safe(_ url: String) -> String? { AlertLink(title: "x", url: url).safeURL }
        #expect(safe("https://a.example/x?y=z&w=%20") != nil)
        for url in [
            "javascript:alert(1)", "https://a.example/ b", "https://a.example/\">", "https://a.example/|x",
            "https://a.example/)", "https://ä.example", "ftp://a.example", "", "https://\u{202E}",
        ] { #expect(safe(url) == nil, "\(url)") }
    }
}
