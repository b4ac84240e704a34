import Incidents
import Testing
import UpkeepCore

@Suite("when something counts as bad, and as good again")
struct StateTests {
    private let shop = Looking.site("shop")

    /// `o` ok, `f` failed, `u` unknown; upper case is a second look. What is expected: `.` nothing, `c` asks to
    /// confirm, `O` opens, `R` resolves.
    @Test(
        "answers and what follows",
        arguments: [
            ("fF", "cO", "a second look that agrees opens at once"),
            ("fO", "c.", "one that disagrees does not"),
            ("fOfOfO", "c.c.O.", "three of five open although each second look was good"),
            ("fff", "ccO", "second looks that never come cost two looks"),
            ("ffoof", "cc..O", "three of the last five, not three in a row"),
            ("ffooof", "cc...c", "what is older than five looks does not count"),
            ("fFooo", "cO.R.", "two good answers close, once"),
            ("fFofoo", "cO...R", "a bad answer between begins the count again"),
            ("fFouo", "cO..R", "an unknown answer breaks nothing and counts for nothing"),
            ("fFouuuu", "cO.....", "unknown answers never close"),
            ("uuuuuu", "......", "unknown answers never open"),
            ("fuuuuuf", "c.....c", "a failure from before a long silence is not added to one after it"),
            ("fufuf", "c.c.O", "three of five looks, unknown ones between"),
            ("fU", "c.", "a second look that saw nothing proves nothing"),
            ("oF", "..", "a second look that nobody asked for opens nothing"),
            ("fOF", "c..", "nor does a third, after a second that disagreed"),
            ("fFF", "cO.", "nor does it open twice"),
        ])
    func answers(_ case: (looks: String, expected: String, rule: String)) {
        var engine = IncidentEngine(rules: .prompt(opening: OpeningRule(flapsFrom: 101)))
        var seen = ""
        for (second, letter) in `case`.looks.enumerated() {
            let status: Status =
                switch letter.lowercased() {
                case "o": .ok
                case "f": .critical
                default: .unknown
                }
            let look = Looking.look(shop, status, isSecond: letter.isUppercase)
            let effects = engine.take(look, at: Looking.at(second))
            let opens = !effects.opened.isEmpty
            let follows = opens ? "O" : !effects.resolved.isEmpty ? "R" : !effects.confirms.isEmpty ? "c" : "."
            seen += follows
        }
        #expect(seen == `case`.expected, "\(`case`.rule)")
    }

    @Test("more than one second look can be asked for, or none")
    func confirmations() {
        var careful = IncidentEngine(rules: .prompt(opening: OpeningRule(confirmations: 2)))
        #expect(careful.fail(shop, at: 0).confirms == [shop, shop])
        let third = careful.take(Looking.look(shop, .critical, isSecond: true), at: Looking.at(0))
        #expect(third.opened.count == 1)
        var plain = IncidentEngine(rules: .prompt(opening: OpeningRule(confirmations: 0)))
        #expect(plain.fail(shop, at: 0).isEmpty)
        #expect(plain.openIncidents.isEmpty)
    }

    @Test(
        "a subject with a rule of its own",
        .bug("https://github.com/TwiN/gatus/issues/1714", "ten failures before anybody is woken"))
    func exception() {
        var rules = IncidentRules.prompt()
        rules.exceptions[shop] = OpeningRule(failures: 10, window: 10, confirmations: 0, flapsFrom: 101)
        var engine = IncidentEngine(rules: rules)
        var opened = 0
        for second in 0..<10 {
            opened += engine.take(Looking.look(shop, .critical), at: Looking.at(second)).opened.count
            #expect(opened == (second < 9 ? 0 : 1))
        }
    }

    @Test(
        "down and up within the same second open and close once, in that order",
        .bug("https://github.com/louislam/uptime-kuma/issues/1747"))
    func sameSecond() {
        var engine = IncidentEngine(rules: .prompt())
        let effects = engine.fail(shop, at: 0) + engine.work(shop, at: 0) + engine.work(shop, at: 0)
        #expect(effects.alertKinds == [.opened, .resolved])
        #expect(effects.opened.first?.id == effects.resolved.first?.id)
    }

    @Test("a warning that becomes critical is the same incident, told of twice and closed once")
    func worsening() {
        var engine = IncidentEngine(rules: .prompt(opening: OpeningRule(flapsFrom: 101)))
        var effects: [Effect] = []
        for second in 0..<3 {
            effects += engine.take(Looking.look(shop, .warning, "tls.expiry"), at: Looking.at(second))
        }
        #expect(engine.onlyIncident?.severity == .warning)
        #expect(effects.standings(of: shop) == [.up], "a warning is no outage")
        effects += engine.fail(shop, "tls.expiry", at: 3)
        #expect(engine.onlyIncident?.severity == .critical)
        #expect(effects.alertKinds == [.opened, .worsened])
        effects += engine.recover(shop, at: 5)
        effects += engine.take(Looking.look(shop, .ok, "tls.expiry"), at: Looking.at(7))
        effects += engine.take(Looking.look(shop, .ok, "tls.expiry"), at: Looking.at(8))
        #expect(effects.alertKinds == [.opened, .worsened, .resolved])
        #expect(effects.opened.count == 1)
        #expect(effects.resolved.count == 1)
        #expect(effects.standings(of: shop) == [.up, .down, .up])
    }

    @Test("a warning about the certificate and a dead host are two stories")
    func unrelatedWarning() {
        var engine = IncidentEngine(rules: .prompt())
        let traits: Set = [Trait(.host, "web1"), Trait(.certificate, "A 01")]
        for second in 0..<3 {
            _ = engine.take(Looking.look(shop, .warning, "tls.expiry", on: traits), at: Looking.at(second))
        }
        let effects = engine.fail(shop, on: traits, at: 4)
        #expect(effects.opened.count == 1)
        #expect(engine.openIncidents.count == 2)
        let end = engine.recover(shop, on: traits, at: 6)
        #expect(end.resolved.map(\.check) == ["tcp.reachable"], "the certificate still runs out: nobody asked about it")
    }

    @Test("a host that boots refuses, then answers 502: one outage, told once")
    func changingCheck() {
        var engine = IncidentEngine(rules: .prompt())
        var effects = engine.fail(shop, "tcp.reachable", at: 0)
        effects += engine.take(Looking.look(shop, .critical, "http.status", summary: "502"), at: Looking.at(30))
        #expect(effects.contains(.update(engine.openIncidents[0], .headline("502"))))
        effects += engine.recover(shop, at: 60)
        #expect(effects.alertKinds == [.opened, .resolved])
    }

    @Test("what explains itself by something else alarms nobody, and what it hides stays as it is")
    func suppressed() {
        var engine = IncidentEngine(rules: .prompt())
        for second in 0..<3 {
            _ = engine.take(Looking.look(shop, .warning, "tls.expiry"), at: Looking.at(second))
        }
        let dead = Finding(
            check: "tcp.reachable", subject: shop, status: .critical, summary: "dead", observedAt: Looking.start)
        let hidden = Finding(
            check: "tls.expiry", subject: shop, status: .unknown, summary: "not seen", suppressedBy: "tcp.reachable",
            observedAt: Looking.start)
        var effects: [Effect] = []
        for second in 3..<9 {
            effects += engine.take(Look(of: shop, findings: [dead, hidden]), at: Looking.at(second))
        }
        #expect(effects.resolved.isEmpty)
        #expect(effects.opened.map(\.check) == ["tcp.reachable"])
    }

    @Test("a subject that nobody watches any more ends its incident, and whoever was told hears it")
    func forgetting() {
        var engine = IncidentEngine(rules: .prompt())
        _ = engine.fail(shop, at: 0)
        let effects = engine.forget(shop, at: Looking.at(1))
        #expect(effects.alertKinds == [.resolved])
        #expect(engine.openIncidents.isEmpty)
        #expect(engine.standing(of: shop) == nil)
    }
}
