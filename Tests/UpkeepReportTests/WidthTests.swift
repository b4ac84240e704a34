import Testing
import UpkeepCore
import UpkeepReport

@Suite("columns on a terminal")
struct WidthTests {
    static let known: [(String, Int)] = [
        ("", 0), ("abc", 3), ("Größe", 5), ("e\u{301}", 1), ("日本語", 6), ("ﾊﾝｶｸ", 4), ("ＡＢ", 4), ("한국어", 6),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👩\u{200D}👩\u{200D}👧", 2), ("❤\u{FE0F}", 2), ("❤", 1),
        ("🇩🇪", 2), ("✓", 1), ("✗", 1), ("…", 1), ("हिन्दी", 3), ("ไทย", 3), ("عربى", 4), ("日a本", 5),
    ]

    @Test(
        "as wcwidth(3)-like tables have it",
        arguments: known)
    func width(_ text: String, _ columns: Int) { #expect(DisplayWidth.of(text) == columns) }

    @Test("no line is wider than the terminal, whatever the script", arguments: [40, 47, 80, 120])
    func wrapped(_ width: Int) {
        let words = [
            "日本語の文章はどこでも改行できます。", "plain words that go on for a while", "Größenänderung über Nacht",
            "한국어 문장입니다", "👍🏽 and 🇩🇪", "`code`",
        ]
        let sentence = (words + words.reversed()).joined(separator: " ")
        let report = Sample.report([
            Sample.finding(
                "http.status", Sample.shop, .critical, sentence, remedy: sentence, ["value": .text(sentence)])
        ])
        let text = report.rendered(as: .text, style: TextStyle(width: width, verbosity: 1))
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= width, "\(line)") }
        let squeezed = text.filter { $0 != " " && $0 != "\n" }
        #expect(squeezed.contains(sentence.filter { $0 != " " }), "nothing is lost in wrapping")
    }

    @Test("an address longer than a line stays whole, so that it can be copied")
    func longAddress() {
        let address = "https://shop.example/" + String(repeating: "a", count: 100)
        let report = Sample.report([
            Sample.finding("http.status", Sample.shop, .critical, "went to \(address) and stopped")
        ])
        #expect(report.rendered(as: .text, style: TextStyle(width: 40)).contains(address))
    }

    @Test("what continues hangs under what it continues")
    func hanging() {
        var page = TextPage(TextStyle(width: 34))
        page.paragraph(["  hint: "], ["renew the certificate, then reload the server"])
        #expect(page.text == "  hint: renew the certificate,\n        then reload the server\n")
    }

    @Test("names with wide characters line up")
    func alignment() {
        let report = Sample.report([
            Sample.finding("http.status", Subject(.site, "日本.example"), .ok, "200"),
            Sample.finding("http.status", Subject(.site, "long.name.example"), .ok, "200"),
        ])
        let lines = report.rendered(as: .text).split(separator: "\n").prefix(2)
        #expect(Set(lines.map { DisplayWidth.of($0) }).count == 1)
    }
}
