import Incidents
import Testing
import UpkeepCore

@Suite("what comes and goes")
struct FlapTests {
    private let shop = Looking.site("shop")

    @Test("one short outage in 21 looks is no flapping, and two in a row of looks are")
    func threshold() {
        var engine = IncidentEngine(rules: .prompt())
        var started = 0
        for (second, isBad) in [false, true, false, false, false].enumerated() {
            let effects = engine.take(Looking.look(shop, isBad ? .critical : .ok), at: Looking.at(second))
            started += effects.count { $0 == .flappingStarted(Lane(shop)) }
        }
        #expect(started == 0)
        for (second, isBad) in [true, false, true].enumerated() {
            let effects = engine.take(Looking.look(shop, isBad ? .critical : .ok), at: Looking.at(10 + second))
            started += effects.count { $0 == .flappingStarted(Lane(shop)) }
        }
        #expect(started == 1)
    }

    @Test("flapping pages once however long it lasts, and is resolved once when it settles")
    func once() {
        var engine = IncidentEngine(rules: .prompt())
        var effects: [Effect] = []
        for second in 0..<200 {
            effects += engine.take(
                Looking.look(shop, second.isMultiple(of: 2) ? .critical : .ok), at: Looking.at(second))
        }
        #expect(effects.alertKinds == [.opened])
        #expect(engine.onlyIncident?.isFlapping == true)
        #expect(effects.alerts.first?.headline.contains("comes and goes") == true)
        var calm: [Effect] = []
        for second in 200..<230 { calm += engine.work(shop, at: second) }
        #expect(calm.contains(.flappingEnded(Lane(shop))))
        #expect(calm.alertKinds == [.resolved])
    }

    @Test("an incident that begins to flap says so once")
    func within() {
        var engine = IncidentEngine(rules: .prompt())
        var effects = engine.fail(shop, at: 0)
        for second in 1..<100 {
            effects += engine.take(
                Looking.look(shop, second.isMultiple(of: 2) ? .critical : .ok), at: Looking.at(second))
        }
        #expect(effects.alertKinds == [.opened, .flapping])
        for second in 100..<130 { effects += engine.take(Looking.look(shop, .critical), at: Looking.at(second)) }
        #expect(effects.contains(.flappingEnded(Lane(shop))))
        #expect(effects.alertKinds == [.opened, .flapping], "it settled as bad: nothing new")
        #expect(engine.onlyIncident?.isFlapping == false)
    }

    @Test("looks that saw nothing are no changes")
    func unknown() {
        var engine = IncidentEngine(rules: .prompt())
        var effects: [Effect] = []
        for second in 0..<100 {
            effects += engine.take(
                Looking.look(shop, second.isMultiple(of: 2) ? .ok : .unknown), at: Looking.at(second))
        }
        #expect(effects == [.stands(shop, .up, since: Looking.at(0))])
    }

    @Test("the newest changes weigh most, and 20 of 20 are 100 %")
    func weights() {
        var all = IncidentEngine(rules: .prompt())
        for second in 0..<40 {
            _ = all.take(Looking.look(shop, second.isMultiple(of: 2) ? .critical : .ok), at: Looking.at(second))
        }
        let percent = all.memory(of: shop)?.outage.flapPercent ?? 0
        #expect(abs(percent - 100) < 0.001)
        var fresh = IncidentEngine(rules: .prompt())
        _ = fresh.work(shop, at: 0)
        _ = fresh.take(Looking.look(shop, .critical), at: Looking.at(1))
        let newest = fresh.memory(of: shop)?.outage.flapPercent ?? 0
        #expect(abs(newest - 6.25) < 0.001)
        for second in 2..<21 { _ = fresh.take(Looking.look(shop, .critical), at: Looking.at(second)) }
        let oldest = fresh.memory(of: shop)?.outage.flapPercent ?? 0
        #expect(abs(oldest - 3.75) < 0.001)
    }
}
