import Checks
import Testing

@Suite("what copies are called together")
struct CopyTitlesTests {
    private static let titles: CopyTitles = {
        var titles = CopyTitles()
        titles.add("a.zone")
        for (server, group) in [("ns1.alpha", "alpha"), ("ns2.alpha", "alpha"), ("ns1.beta", "beta")] {
            for family in ["4", "6"] { titles.add("\(server) (\(family))", server: server, group: group) }
        }
        titles.add("10.0.0.1", server: "10.0.0.1", group: nil)
        return titles
    }()

    @Test(arguments: [
        (["a.zone"], ["a.zone"]),
        (["ns1.beta (4)", "ns1.beta (6)"], ["ns1.beta"]),
        (["ns1.beta (6)", "a.zone"], ["a.zone", "ns1.beta (6)"]),
        (["ns1.alpha (4)", "ns1.alpha (6)", "ns2.alpha (4)", "ns2.alpha (6)"], ["alpha (2 servers)"]),
        (["ns1.alpha (4)", "ns1.alpha (6)", "ns2.alpha (4)"], ["ns1.alpha", "ns2.alpha (4)"]),
        (["10.0.0.1", "unheard of"], ["10.0.0.1", "unheard of"]),
    ])
    func words(_ titles: [String], _ words: [String]) { #expect(Self.titles.words(titles) == words) }
}
