import Testing
import UpkeepCore
import UpkeepStore

@testable import UpkeepCommands

@Suite("names of what is silenced, and of what is watched")
struct SilenceNameTests {
    private static let finder = SubjectFinder([
        Subject(.site, "shop"), Subject(.zone, "example.com"), Subject(.site, "example.com"),
        Subject(.host, "web1"), Subject(.site, "https://api.example.com/"),
    ])

    @Test(arguments: [
        ("all", SilenceTarget.everything), ("shop", .subject(Subject(.site, "shop"))),
        ("SHOP", .subject(Subject(.site, "shop"))), ("web1", .trait(Trait(.host, "web1"))),
        ("host:new", .trait(Trait(.host, "new"))),
        ("machine:new", .trait(Trait(.host, "new"))), ("zone:example.com", .subject(Subject(.zone, "example.com"))),
        ("https://api.example.com/", .subject(Subject(.site, "https://api.example.com/"))),
        ("endpoint:mail:25", .subject(Subject(.endpoint, "mail:25"))),
        ("trait:dns-provider:alpha", .trait(Trait(.dnsProvider, "alpha"))),
        ("trait:certificate:CN=a:04", .trait(Trait(.certificate, "CN=a:04"))),
    ])
    func targets(_ text: String, _ target: SilenceTarget) throws {
        let read = try SilenceTarget(text, Self.finder)
        #expect(read == target)
        let record = SilenceRecord(
            id: "x", kind: .silence, subject: read.subject, scope: read.scope, from: Timestamp(seconds: 0),
            author: "a", reason: "")
        #expect(SilenceTarget(record) == target, "it is kept and read back")
    }

    @Test(
        "what cannot be meant is refused with what can",
        arguments: [
            ("shpo", "nothing is known of `shpo`", "did you mean `shop`?"),
            ("api", "nothing is known of `api`", "did you mean `https://api.example.com/`?"),
            (
                "example.com", "`example.com` is the name of 2 things",
                "say which: `zone:example.com`, `site:example.com`"
            ),
            ("trait:hos:x", "there is no kind of trait `hos`", "it is one of `subject`, `certificate`, "),
            ("trait:host", "`trait:host` is no trait", "write `trait:KIND:NAME`"),
            (
                "zzzzzzzz", "nothing is known of `zzzzzzzz`",
                "known are `example.com`, `https://api.example.com/`, `shop`, `web1`; with its kind"
            ),
        ])
    func refused(_ text: String, _ message: String, _ hint: String) throws {
        let failure = try #require(throws: CommandFailure.self) { try SilenceTarget(text, Self.finder) }
        #expect(failure.message == message)
        #expect(failure.hint?.hasPrefix(hint) == true, "\(failure.hint ?? "")")
    }

    @Test func nothingKnownYet() throws {
        let failure = try #require(throws: CommandFailure.self) { try SubjectFinder([]).one("shop") }
        #expect(failure.hint?.contains("`site:shop`") == true)
    }

    private static let records: [SilenceRecord] = [
        record("abc234", subject: Subject(.site, "shop")), record("abd567", scope: "all"),
        record("k3m9qa", scope: "trait:host:web1"), record("k4", subject: Subject(.site, "shop")),
        SilenceRecord(
            id: "ack-1795399923-17", kind: .acknowledgement, incident: "1795399923-17", from: Timestamp(seconds: 0),
            author: "a", reason: ""),
    ]

    private static func record(_ id: String, subject: Subject? = nil, scope: String? = nil) -> SilenceRecord {
        SilenceRecord(
            id: id, kind: .silence, subject: subject, scope: scope, from: Timestamp(seconds: 0), author: "a", reason: ""
        )
    }

    @Test(arguments: [
        ("abc234", ["abc234"]), ("abc", ["abc234"]), ("shop", ["abc234", "k4"]), ("site:shop", ["abc234", "k4"]),
        ("host:web1", ["k3m9qa"]), ("web1", ["k3m9qa"]), ("trait:host:web1", ["k3m9qa"]),
        ("all", ["abc234", "abd567", "k3m9qa", "k4"]), ("17", ["ack-1795399923-17"]), ("#17", ["ack-1795399923-17"]),
        ("1795399923-17", ["ack-1795399923-17"]), ("17953", ["ack-1795399923-17"]),
    ])
    func chosen(_ text: String, _ ids: [String]) throws {
        #expect(try SilenceChoice(Self.records).matching(text).map(\.id) == ids)
    }

    @Test(arguments: [
        ("ab", "2 silences begin with `ab`", "say which: `abc234`, `abd567`"),
        ("shpo", "nothing that is silenced is called `shpo`", "did you mean `shop`?"),
        ("99", "nothing that is silenced is called `99`", "in force are `abc234` (site `shop`), `abd567` (everything)"),
    ])
    func notChosen(_ text: String, _ message: String, _ hint: String) throws {
        let failure = try #require(throws: CommandFailure.self) { try SilenceChoice(Self.records).matching(text) }
        #expect(failure.message == message)
        #expect(failure.hint?.hasPrefix(hint) == true, "\(failure.hint ?? "")")
    }

    @Test("new names are short, easy to tell apart, and seldom the same")
    func names() {
        let names = (0..<100).map { _ in SilenceName.new() }
        #expect(Set(names).count > 95)
        #expect(names.allSatisfy { $0.count == 6 && $0.allSatisfy { !"0O1lio".contains($0) } })
    }
}
