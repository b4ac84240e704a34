import Testing
import UpkeepCore
import UpkeepReport

@Suite("what a hostile server sends never reaches the terminal raw")
struct HostileTextTests {
    static let attacks: [(String, String)] = [
        ("\u{1B}[2J\u{1B}]0;owned\u{7}", "\\x1b[2J\\x1b]0;owned\\x07"),
        ("\u{9B}31m", "\\u{9b}31m"),
        ("line one\nok  https://shop.example/", "line one\\nok  https://shop.example/"),
        ("over\r\u{8}\u{8}write", "over\\r\\x08\\x08write"),
        ("tab\tdel\u{7F}", "tab\\tdel\\x7f"),
        ("user\u{202E}gpj.exe", "user\\u{202e}gpj.exe"),
        ("a\u{200B}b\u{FEFF}c\u{AD}d", "a\\u{200b}b\\u{feff}c\\u{ad}d"),
        ("para\u{2028}graph\u{2029}", "para\\u{2028}graph\\u{2029}"),
        ("\u{2066}iso\u{2069}", "\\u{2066}iso\\u{2069}"),
        ("tag\u{E0041}", "tag\\u{e0041}"),
        ("private\u{E000}", "private\\u{e000}"),
        ("filler\u{3164}\u{115F}", "filler\\u{3164}\\u{115f}"),
        ("ad\u{200D}min", "ad\\u{200d}min"),
        ("\u{301}floating", "\\u{301}floating"),
        (
            "z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}",
            "z\u{300}\u{301}\u{302}\u{303}\\u{304}\\u{305}"
        ),
    ]

    @Test(arguments: attacks)
    func escaped(_ attack: String, _ shown: String) {
        #expect(scalars(PrintableText.escaped(attack)) == scalars(shown))
    }

    @Test(
        "honest text stays as it is",
        arguments: [
            "plain ASCII, `code` and \"quotes\"", "Größe: 3 €", "日本語のページ", "한국어", "हिन्दी क्षेत्र", "می\u{200C}خواهم",
            "👩\u{200D}👩\u{200D}👧 ❤\u{FE0F} 🇩🇪 👍🏽", "e\u{301}", "עברית",
        ])
    func honest(_ text: String) { #expect(scalars(PrintableText.escaped(text)) == scalars(text)) }

    @Test("in a locale that is not UTF-8, only ASCII comes out")
    func asciiFallback() {
        #expect(
            PrintableText.escaped("Größe… → 日本 \u{1B}", unicode: false)
                == "Gr\\u{f6}\\u{df}e... -> \\u{65e5}\\u{672c} \\x1b")
        let bytes = hostileReport("日本語 ✓").rendered(as: .text, style: TextStyle(unicode: false, verbosity: 2)).utf8
        #expect(bytes.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    }

    @Test("in no form, wherever it hides", arguments: attacks.map(\.0), ReportFormat.allCases)
    func nowhere(_ attack: String, _ format: ReportFormat) {
        let styles = [TextStyle(verbosity: 2), TextStyle(width: 40, unicode: false, verbosity: 2)]
        for style in styles {
            let text = hostileReport(attack).rendered(as: format, style: style)
            let isSafe = text.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
            }
            #expect(isSafe, "a control character came through")
            #expect(!text.contains("\nok  https://shop.example/"), "a forged line came through")
        }
    }

    @Test("colour codes come from us alone")
    func colourIsOurs() {
        let text = hostileReport("\u{1B}[0m").rendered(as: .text, style: TextStyle(colour: true, verbosity: 2))
        let codes = text.split(separator: "\u{1B}", omittingEmptySubsequences: false).dropFirst()
        #expect(codes.allSatisfy { $0.hasPrefix("[") && $0.contains("m") })
        #expect(text.contains("\\x1b[0m"))
        #expect(text.split(separator: "\n").allSatisfy { !$0.contains("\u{1B}") || $0.contains("\u{1B}[0m") })
    }

    @Test("a very long value is cut in text, with how much is missing")
    func longEvidence() {
        let text = hostileReport(String(repeating: "ä", count: 5000)).rendered(
            as: .text, style: TextStyle(verbosity: 1))
        #expect(text.contains("… (4600 more characters)"))
    }

    private func hostileReport(_ text: String) -> Report {
        let subject = Subject(.site, "https://shop.example/\(text)")
        return Sample.report(
            [
                Sample.finding(
                    "http.status", subject, .critical, "answered \(text)", remedy: "look at \(text)",
                    ["text": .text(text), text: "key", "list": .list([.text(text), .record([text: .text(text)])])]),
                Sample.finding("http.body", subject, .unknown, text, because: "http.status"),
                Sample.finding("http.status", Subject(.site, text), .ok, text),
            ],
            verdict: Verdict(code: .siteHTTP, confidence: .certain, summary: text, remedy: text, missing: text))
    }

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
