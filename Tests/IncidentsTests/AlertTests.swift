import Incidents
import Testing
import UpkeepCore

@Suite("who is told what, and when")
struct AlertTests {
    private let shop = Looking.site("shop")
    private let host = Trait(.host, "web1")

    private func rules() -> IncidentRules {
        IncidentRules(alerts: AlertRule(patience: .seconds(2), doubtfulPatience: .seconds(8)))
    }

    @Test("the first alert waits for `why`, but not for ever")
    func patience() {
        var engine = IncidentEngine(rules: rules())
        var effects = engine.fail(shop, at: 0)
        #expect(engine.nextDue(after: Looking.at(0)) == Looking.at(2))
        effects += engine.tick(at: Looking.at(1))
        #expect(effects.alerts.isEmpty)
        effects += engine.tick(at: Looking.at(2))
        effects += engine.tick(at: Looking.at(3))
        #expect(effects.alertKinds == [.opened])
        #expect(engine.nextDue(after: Looking.at(3)) == nil)
    }

    @Test("who was refused has been heard: it is not us, and nothing more is waited for")
    func proven() {
        let uplink = Trait(.uplink, "vantage-a")
        var engine = IncidentEngine(rules: rules())
        for isSecond in [false, true] {
            var look = Looking.look(shop, .critical, on: [uplink], isSecond: isSecond)
            look.proven = [uplink]
            _ = engine.take(look, at: Looking.at(0))
        }
        #expect(engine.nextDue(after: Looking.at(0)) == Looking.at(2))
        #expect(engine.tick(at: Looking.at(2)).alertKinds == [.opened])
    }

    @Test("it waits longer while it may be us, until somebody gets through")
    func doubt() {
        let uplink = Trait(.uplink, "vantage-a")
        var engine = IncidentEngine(rules: rules())
        _ = engine.fail(shop, on: [uplink], at: 0)
        #expect(engine.tick(at: Looking.at(3)).isEmpty)
        #expect(engine.nextDue(after: Looking.at(3)) == Looking.at(8))
        _ = engine.work(Looking.site("other"), on: [uplink], at: 4)
        #expect(engine.tick(at: Looking.at(4)).alertKinds == [.opened])
    }

    @Test("what is over before anybody was told is told to nobody, and is in the record all the same")
    func brief() {
        var engine = IncidentEngine(rules: rules())
        var effects = engine.fail(shop, at: 0)
        effects += engine.recover(shop, at: 0)
        effects += engine.tick(at: Looking.at(10))
        #expect(effects.resolved.count == 1)
        #expect(effects.alerts.isEmpty)
    }

    @Test("after an acknowledgement it is quiet, but for what is new")
    func acknowledged() {
        var engine = IncidentEngine(rules: rules())
        for second in 0..<3 {
            _ = engine.take(Looking.look(shop, .warning, "http.latency"), at: Looking.at(second))
        }
        _ = engine.tick(at: Looking.at(10))
        let id = engine.openIncidents[0]
        #expect(
            engine.acknowledge(id, by: "ann", at: Looking.at(11)) == [.update(id, .acknowledged(by: "ann"))])
        #expect(engine.tick(at: Looking.at(1000)).isEmpty)
        #expect(engine.onlyIncident?.acknowledgedBy == "ann")
        let worse = engine.fail(shop, "http.latency", at: 1001)
        #expect(worse.alertKinds == [.worsened])
    }

    @Test("an acknowledgement that is taken back is gone, also from an incident that was merged, and once")
    func unacknowledged() {
        var engine = IncidentEngine(rules: rules())
        _ = engine.fail(shop, at: 0)
        _ = engine.tick(at: Looking.at(10))
        let id = engine.openIncidents[0]
        #expect(engine.unacknowledge(id).isEmpty)
        _ = engine.acknowledge(id, by: "ann", at: Looking.at(11))
        #expect(engine.unacknowledge(id) == [.update(id, .unacknowledged)])
        #expect(engine.onlyIncident?.acknowledgedBy == nil)
        #expect(engine.unacknowledge(id).isEmpty)
        #expect(engine.tick(at: Looking.at(1000)).isEmpty)
        #expect(engine.acknowledge(id, by: "bert", at: Looking.at(1001)) == [.update(id, .acknowledged(by: "bert"))])
    }

    @Test(
        "a silence stops alerts and nothing else: what was told before it is resolved in it",
        .bug("https://github.com/prometheus/alertmanager/issues/226"))
    func silencedResolved() {
        var engine = IncidentEngine(rules: rules())
        _ = engine.fail(shop, at: 0)
        _ = engine.tick(at: Looking.at(2))
        engine.silence(Silence(id: "s", scope: .everything, from: Looking.at(5), until: Looking.at(500)))
        let effects = engine.recover(shop, at: 10)
        #expect(effects.resolved.count == 1)
        #expect(effects.alertKinds == [.resolved])
    }

    @Test("what breaks in a silence and heals in it is told to nobody; neither is its end")
    func silencedWhole() {
        var engine = IncidentEngine(rules: .prompt())
        engine.silence(Silence(id: "s", scope: .subject(shop), from: Looking.at(0), until: Looking.at(500)))
        let effects = engine.fail(shop, at: 1) + engine.recover(shop, at: 10) + engine.tick(at: Looking.at(600))
        #expect(effects.opened.count == 1, "evaluation goes on")
        #expect(effects.resolved.count == 1)
        #expect(effects.standings(of: shop) == [.down, .up], "a silence is no uptime")
        #expect(effects.alerts.isEmpty)
    }

    @Test("what is still broken when the silence ends, or is lifted, is told then")
    func silenceEnds() {
        for isLifted in [true, false] {
            var engine = IncidentEngine(rules: rules())
            engine.silence(Silence(id: "s", scope: .trait(host), from: Looking.at(0), until: Looking.at(500)))
            var effects = engine.fail(shop, on: [host], at: 1)
            effects += engine.tick(at: Looking.at(100))
            #expect(effects.alerts.isEmpty)
            #expect(engine.nextDue(after: Looking.at(100)) == Looking.at(500))
            if isLifted { engine.lift("s") }
            effects += engine.tick(at: Looking.at(isLifted ? 101 : 500))
            #expect(effects.alertKinds == [.opened])
        }
    }

    @Test("an incident is quiet only while each of its bad members is, or its cause is")
    func partlySilenced() {
        var engine = IncidentEngine(rules: rules())
        let other = Looking.site("other")
        engine.silence(Silence(id: "s", scope: .subject(shop), from: Looking.at(0), until: Looking.at(500)))
        _ = engine.fail(shop, on: [host], at: 1)
        #expect(engine.tick(at: Looking.at(10)).isEmpty)
        _ = engine.fail(other, on: [host], at: 11)
        #expect(engine.tick(at: Looking.at(12)).alertKinds == [.opened])
    }

    @Test("worse news is held back by a silence too, until it ends")
    func silencedWorse() {
        var engine = IncidentEngine(rules: rules())
        for second in 0..<3 {
            _ = engine.take(Looking.look(shop, .warning, "http.latency"), at: Looking.at(second))
        }
        #expect(engine.tick(at: Looking.at(4)).alertKinds == [.opened])
        engine.silence(Silence(id: "s", scope: .everything, from: Looking.at(5), until: Looking.at(500)))
        #expect(engine.fail(shop, "http.latency", at: 6).alerts.isEmpty)
        #expect(engine.tick(at: Looking.at(400)).isEmpty)
        #expect(engine.tick(at: Looking.at(500)).alertKinds == [.worsened])
    }

    @Test(
        "a clock that is set back an hour holds no alert back",
        .bug("https://github.com/louislam/uptime-kuma/issues/258"))
    func clock() {
        var engine = IncidentEngine(rules: rules())
        _ = engine.fail(shop, at: 7200)
        #expect(engine.tick(at: Looking.at(3600)).alertKinds == [.opened])
    }
}
