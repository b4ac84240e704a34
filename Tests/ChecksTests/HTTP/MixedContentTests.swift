import Testing

@testable import Checks

struct MixedContentTests {
    private static func places(_ html: String) -> [String] {
        MixedContentScan.scan(Array(html.utf8)).items.map { "\($0.kind.rawValue) \($0.place) \($0.url)" }
    }

    @Test(arguments: [
        ("<script src=http://a/x.js></script>", "blockable script src http://a/x.js"),
        ("<SCRIPT SRC='HTTP://a/x.js'></SCRIPT>", "blockable script src HTTP://a/x.js"),
        ("<link rel=\"preload stylesheet\" href=\"http://a/x.css\">", "blockable link rel=stylesheet http://a/x.css"),
        ("<link rel=icon href=http://a/i>", "upgradeable link rel=icon http://a/i"),
        ("<link rel=preload as=image href=http://a/i>", "upgradeable link rel=preload http://a/i"),
        ("<link rel=preload as=font href=http://a/i>", "blockable link rel=preload http://a/i"),
        ("<link rel=manifest href=http://a/i>", "blockable link rel=manifest http://a/i"),
        ("<iframe src=http://a/></iframe>", "blockable iframe src http://a/"),
        ("<object data=http://a/>", "blockable object data http://a/"),
        ("<embed src=http://a/>", "blockable embed src http://a/"),
        ("<track src=http://a/>", "blockable track src http://a/"),
        ("<img src=http://a/i.png>", "upgradeable img src http://a/i.png"),
        ("<img alt='a > b' src = \"http://a/i.png\"/>", "upgradeable img src http://a/i.png"),
        ("<video poster=http://a/p>", "upgradeable video poster http://a/p"),
        ("<audio src=http://a/p>", "upgradeable audio src http://a/p"),
        ("<video><source src=http://a/p></video>", "upgradeable source src http://a/p"),
        ("<picture><source srcset='http://a/p 2x'></picture>", "blockable source srcset http://a/p"),
        ("<input type=IMAGE src=http://a/p>", "upgradeable input src http://a/p"),
        ("<form action=http://a/p>", "form form action http://a/p"),
        ("<button formaction=http://a/p>", "form button formaction http://a/p"),
        ("<body background=http://a/p>", "upgradeable body background http://a/p"),
        ("<svg><image xlink:href=http://a/p /></svg>", "upgradeable image href http://a/p"),
        ("<div style=\"background:url(http://a/p)\">", "upgradeable style attribute http://a/p"),
        ("<div style='background:url(&quot;http://a/p&quot;)'>", "upgradeable style attribute http://a/p"),
        ("<style>a{b:URL( 'http://a/p' )}</style>", "upgradeable style http://a/p"),
        ("<style>@import \"http://a/p\";</style>", "blockable style http://a/p"),
        ("<style>@import url(http://a/p);</style>", "blockable style http://a/p"),
        ("<style>@font-face{font-family:x;src:url(http://a/f)}</style>", "blockable style http://a/f"),
        ("<img src='&#104;ttp&colon;&sol;&sol;a'>", "upgradeable img src &#104;ttp&colon;&sol;&sol;a"),
        ("<img src='&#x68;ttp://a'>", "upgradeable img src &#x68;ttp://a"),
        ("<img src=' ht\ntp://a'>", "upgradeable img src  ht\ntp://a"),
        ("<img src=http:a>", "upgradeable img src http:a"),
        ("<base href=http://a/><img src=x.png>", "upgradeable img src x.png"),
        ("<base href=http://a/><script src=//b/x.js></script>", "blockable script src //b/x.js"),
        ("<img src=http://192.0.2.1/i>", "blockable img src http://192.0.2.1/i"),
        ("<img src=http://[2001:db8::1]/i>", "blockable img src http://[2001:db8::1]/i"),
        ("<!-- > --><img src=http://a>", "upgradeable img src http://a"),
        ("<!--><img src=http://a>", "upgradeable img src http://a"),
        ("<![CDATA[ > <img src=http://a> ]]>", "upgradeable img src http://a"),
        ("<title><img src=http://x></title><img src=http://a>", "upgradeable img src http://a"),
        ("<script>'<img src=http://x>'</script ><img src=http://a>", "upgradeable img src http://a"),
        ("<img src=http://a src=https://b>", "upgradeable img src http://a"),
        ("<p/class=x/><img/src=http://a>", "upgradeable img src http://a"),
        ("</p x='><img src=http://x>'><img src=http://a>", "upgradeable img src http://a"),
    ])
    func isFound(html: String, item: String) { #expect(Self.places(html) == [item]) }

    @Test(arguments: [
        "", "plain text http://a", "<a href=http://a>x</a>", "<img src=https://a>", "<img src=//a>", "<img src=/a>",
        "<img src=data:image/png;base64,http://>", "<link rel=canonical href=http://a>", "<link href=http://a>",
        "<!-- <img src=http://a> -->", "<!-- --!> -->", "<script>var x = '<img src=http://a>'</script>",
        "<script><!-- <script src=http://a> --></script>",
        "<textarea><img src=http://a></textarea>", "<noscript><img src=http://a></noscript>",
        "<svg><![CDATA[<img src=http://a>]]></svg>", "<template><img src=http://a></template>",
        "<style>/* url(http://a) */ @namespace url(http://www.w3.org/1999/xhtml); a{b:'url(http://a)'}</style>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", "<img src=http://localhost:8080/x>",
        "<img src=http://127.0.0.1/x>", "<img src=http://[::1]:80/x>", "<img src=http://app.localhost./x>",
        "<img src=http://a", "<img src=\"http://a>", "<base href=https://a/><base href=http://b/><img src=x>",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src *; Upgrade-Insecure-Requests\"><img src=http://a>",
        "<use href=#id>", "<base href=http://a/><use href=#id>", "<img src=>", "<img data-src=http://a>",
        "<svg><use href='#x'/>",
        "<base href=http://a/><img src=https://b/>", "<plaintext><img src=http://a>",
    ])
    func isClean(html: String) { #expect(Self.places(html).isEmpty) }

    @Test func everyCandidateOfASetCounts() {
        let html = "<img src=https://a srcset='http://a/1 1x, https://b/2 2x,http://c/3, http://d/4 100w'>"
        #expect(Self.places(html) == ["http://a/1", "http://c/3", "http://d/4"].map { "blockable img srcset \($0)" })
    }

    @Test func theOffsetIsWhereTheURLIs() {
        let html = "<p>é</p><img src=\"http://a/\">"
        let item = MixedContentScan.scan(Array(html.utf8)).items.first
        #expect(item.map { Array(html.utf8)[$0.offset...].starts(with: "http://a/".utf8) } == true)
    }

    @Test func manyAreCountedAndFewKept() {
        let html = String(repeating: "<img src=http://a>", count: 1000) + "<script src=http://a></script>"
        let found = MixedContentScan.scan(Array(html.utf8))
        #expect(found.count(.upgradeable) == 1000)
        #expect(found.count(.blockable) == 1)
        #expect(found.items.count == MixedContent.mostItems + 1)
    }

    /// Texts that make careless scanners quadratic or recursive: each must be one walk.
    @Test(arguments: [
        "<", "<!--", "<script>", "</", "<a ", "<a b=\"", "<style>@import ", "<svg><![CDATA[", "<template>", "&#",
        "<img srcset=,",
        "<a style='url(", "--", "]]", "<svg>", "</script", "<div style=\"/*\">", "<base href=http://a>",
        "<img src='&#120;'>",
    ])
    func hostilePagesAreOneWalk(unit: String) {
        let page = Array(String(repeating: unit, count: (1 << 20) / unit.utf8.count).utf8)
        let clock = ContinuousClock()
        let took = clock.measure { _ = MixedContentScan.scan(page) }
        #expect(took < .seconds(20), "took \(took)")
    }

    @Test(arguments: [
        ("upgrade-insecure-requests", true), ("default-src 'self'; UPGRADE-INSECURE-REQUESTS ;", true),
        ("default-src 'self', upgrade-insecure-requests", true), ("default-src upgrade-insecure-requests", false),
        ("", false),
    ])
    func policies(policy: String, upgrades: Bool) { #expect(MixedContentScan.upgrades(policy) == upgrades) }
}
