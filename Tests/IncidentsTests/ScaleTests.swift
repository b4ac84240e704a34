import Incidents
import Testing
import UpkeepCore

@Suite("everything at once")
struct ScaleTests {
    /// Work is counted rather than timed: incidents and traits looked at, per look.
    private func effort(_ count: Int, _ traits: (Int) -> Set<Trait>) -> (
        effort: Int, engine: IncidentEngine, alerts: Int
    ) {
        var engine = IncidentEngine(rules: .prompt())
        let sites = (0..<count).map { Looking.site("s\($0)") }
        for (place, site) in sites.enumerated() { _ = engine.work(site, on: traits(place), at: 0) }
        let before = engine.effort
        var alerts = 0
        for (place, site) in sites.enumerated() { alerts += engine.fail(site, on: traits(place), at: 60).alerts.count }
        return (engine.effort - before, engine, alerts)
    }

    @Test("10,000 subjects lose our uplink: they fold into one incident, in work that grows with their number")
    func uplink() {
        let traits: (Int) -> Set<Trait> = { [Trait(.host, "h\($0 / 20)"), Trait(.uplink, "here")] }
        let small = effort(1000, traits)
        let large = effort(10_000, traits)
        #expect(large.engine.openIncidents.count == 1)
        #expect(large.engine.onlyIncident?.cause == Trait(.uplink, "here"))
        #expect(large.engine.onlyIncident?.members.count == 10_000)
        #expect(large.alerts == 2, "two hosts may be two outages; from the third on it is us, and nothing more is told")
        #expect(large.effort <= 15 * max(small.effort, 100))
    }

    @Test("10,000 subjects on 500 hosts that die are 500 incidents, in work that grows with their number")
    func hosts() {
        let traits: (Int) -> Set<Trait> = { [Trait(.host, "h\($0 / 20)"), Trait(.address, "a\($0 / 10)")] }
        let small = effort(1000, traits)
        let large = effort(10_000, traits)
        #expect(large.engine.openIncidents.count == 500)
        #expect(large.alerts == 500)
        #expect(large.effort <= 15 * max(small.effort, 100))
    }

    @Test("10,000 subjects that fail each on its own, while others work, cost no search through each other")
    func alone() {
        var engine = IncidentEngine(rules: .prompt())
        let uplink = Trait(.uplink, "here")
        let before = engine.effort
        for place in 0..<10_000 {
            _ = engine.fail(Looking.site("s\(place)"), on: [uplink, Trait(.host, "h\(place)")], at: place)
            _ = engine.work(Looking.site("fine"), on: [uplink], at: place)
        }
        #expect(engine.openIncidents.count == 10_000)
        #expect(engine.effort - before <= 10_000 * 20)
    }

    @Test("what has not been seen for long is forgotten: a site whose address changes with every look fills no memory")
    func memory() {
        var engine = IncidentEngine(rules: .prompt())
        var kept = EngineState()
        for look in 0..<33_000 {
            _ = engine.work(Looking.site("shop"), on: [Trait(.address, "a\(look)")], at: look)
            if look.isMultiple(of: 1000) { kept.apply(engine.takeChange()) }
        }
        #expect(engine.workedCount <= 10_000 + 4096 + 2)
        kept.apply(engine.takeChange())
        #expect(kept.worked.count == engine.workedCount)
    }

    @Test("a big incident takes in a bigger one at the price of the smaller")
    func merging() {
        var engine = IncidentEngine(rules: .prompt())
        let rack = Trait(.host, "rack")
        _ = engine.fail(Looking.site("first"), on: [Trait(.address, "a0")], at: 0)
        for place in 0..<2000 { _ = engine.fail(Looking.site("s\(place)"), on: [rack], at: 1) }
        #expect(engine.openIncidents.count == 2)
        let verdict = Verdict(code: .siteTCP, confidence: .certain, summary: "the rack is off")
        let effects = engine.take(verdict, blaming: [rack], for: engine.openIncidents[0], at: Looking.at(2))
        #expect(effects.merges == 1)
        #expect(engine.onlyIncident?.members.count == 2001)
        #expect(engine.onlyIncident?.members.first?.subject == Looking.site("first"))
        var end: [Effect] = engine.recover(Looking.site("first"), at: 3)
        for place in 0..<2000 { end += engine.recover(Looking.site("s\(place)"), on: [rack], at: 4) }
        #expect(end.resolved.count == 1)
        #expect(end.alertKinds == [.resolved])
    }
}
