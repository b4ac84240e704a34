import Testing
import UpkeepCore

@Suite("a name that nothing is known of")
struct UnknownNameTests {
    private static let known = [
        Subject(.site, "shop"), Subject(.site, "blog"), Subject(.host, "web1"), Subject(.endpoint, "mail"),
    ]

    @Test(
        "what was meant: the name with another kind, then a slip in one of the same kind, then in any",
        arguments: [
            (Subject(.site, "shpo"), "did you mean site `shop`?"),
            (Subject(.site, "web1"), "did you mean host `web1`?"),
            (Subject(.site, "mial"), "did you mean endpoint `mail`?"), (Subject(.site, "something-else"), nil),
        ])
    func near(_ subject: Subject, _ hint: String?) throws {
        let unknown = try #require(UnknownName(subject, among: Self.known))
        #expect(unknown.hint == hint)
        #expect(unknown.message.hasPrefix("nothing is known yet of \(subject.kind.rawValue) `\(subject.name)`"))
    }

    @Test("what is known is in no doubt, and neither is everything")
    func known() {
        #expect(UnknownName(Subject(.site, "shop"), among: Self.known) == nil)
        #expect(UnknownName(.everything, among: [Subject]()) == nil)
        #expect(UnknownName(UpkeepCore.Trait(.host, "web1"), among: Self.known) == nil)
    }

    @Test("what something stands on is called what it is")
    func trait() throws {
        let unknown = try #require(UnknownName(UpkeepCore.Trait(.dnsProvider, "alpha"), among: Self.known))
        #expect(unknown.message.hasPrefix("nothing is known yet of DNS provider `alpha`") && unknown.hint == nil)
    }
}
