import Foundation
import Incidents
import Testing
import UpkeepCore

@Suite("whatever happens")
struct PropertyTests {
    /// Each block of seeds is a case, so that a failure names few.
    private static let blocks = 0..<20
    private static let seedsPerBlock: UInt64 = 100
    private static let steps = 120

    @Test(
        "no sequence loses a resolved, pages twice for one cause, resolves what was not opened, or counts unknown",
        arguments: blocks)
    func invariants(_ block: Int) {
        for seed in UInt64(block) * Self.seedsPerBlock..<UInt64(block + 1) * Self.seedsPerBlock {
            var world = RandomWorld(seed: seed)
            var engine = IncidentEngine(rules: world.rules())
            var auditor = Auditor()
            for step in 0..<Self.steps {
                let deed = world.next()
                let before = engine.openIncidents
                let effects = engine.carry(out: deed, at: world.now)
                auditor.read(effects)
                world.heed(effects)
                if deed.sawNothing {
                    #expect(effects.isEmpty && engine.openIncidents == before, "seed \(seed), step \(step)")
                }
                if step.isMultiple(of: 10) { auditor.compare(engine) }
            }
            world.heal()
            for second in 0..<26 {
                for subject in world.subjects {
                    auditor.read(engine.take(world.healthyLook(subject), at: Looking.at(world.now + 600 + second)))
                }
                auditor.read(engine.tick(at: Looking.at(world.now + 600 + second)))
            }
            auditor.compare(engine)
            #expect(auditor.complaints == [], "seed \(seed)")
            #expect(auditor.open.isEmpty && auditor.openKeys.isEmpty, "seed \(seed): all is well and not resolved")
        }
    }

    @Test("the random worlds reach every kind of effect, so that the above says something")
    func coverage() {
        var auditor = Auditor()
        for seed in 0..<UInt64(60) {
            var world = RandomWorld(seed: seed)
            var engine = IncidentEngine(rules: world.rules())
            var own = Auditor()
            for _ in 0..<Self.steps {
                let effects = engine.carry(out: world.next(), at: world.now)
                own.read(effects)
                world.heed(effects)
            }
            auditor.add(own)
        }
        let expected = [
            "confirm", "askWhy", "open", "update", "merge", "resolve", "alert", "flappingStarted", "flappingEnded",
            "stands", "alert.opened", "alert.worsened", "alert.flapping", "alert.resolved",
        ]
        for kind in expected { #expect(auditor.counts[kind] ?? 0 > 0, "\(kind) never happened") }
    }

    @Test(
        "a restart at any moment changes nothing, whether the state was kept whole or change by change",
        arguments: 0..<10)
    func restart(_ block: Int) throws {
        for seed in UInt64(block) * 10..<UInt64(block + 1) * 10 {
            var world = RandomWorld(seed: seed &+ 1_000_000)
            let rules = world.rules()
            var steady = IncidentEngine(rules: rules)
            var restarted = steady
            var rebuilt = steady
            var kept = EngineState()
            for step in 0..<Self.steps {
                let deed = world.next()
                let effects = steady.carry(out: deed, at: world.now)
                #expect(restarted.carry(out: deed, at: world.now) == effects, "seed \(seed), step \(step)")
                #expect(rebuilt.carry(out: deed, at: world.now) == effects, "seed \(seed), step \(step)")
                world.heed(effects)
                guard world.isRestart else { continue }
                let data = try JSONEncoder().encode(restarted.state)
                restarted = IncidentEngine(rules: rules, state: try JSONDecoder().decode(EngineState.self, from: data))
                #expect(restarted.state == steady.state, "seed \(seed), step \(step)")
                kept.apply(rebuilt.takeChange())
                rebuilt = IncidentEngine(rules: rules, state: kept)
                #expect(rebuilt.state == steady.state, "seed \(seed), step \(step)")
            }
        }
    }

    @Test("flapping pages once, whatever its rhythm", arguments: 0..<10)
    func flapping(_ block: Int) {
        for seed in UInt64(block) * 50..<UInt64(block + 1) * 50 {
            var random = RandomWorld.Generator(state: seed)
            var engine = IncidentEngine(rules: .prompt())
            let shop = Looking.site("shop")
            var pages = 0
            var isFlapping = false
            for second in 0..<300 {
                let status: Status = random.chance(45) ? .critical : random.chance(10) ? .unknown : .ok
                let effects = engine.take(Looking.look(shop, status), at: Looking.at(second))
                if effects.contains(.flappingStarted(Lane(shop))) { (isFlapping, pages) = (true, 0) }
                if isFlapping { pages += effects.alerts.count { $0.kind != .resolved } }
                #expect(pages <= 1, "seed \(seed), second \(second)")
                if effects.contains(.flappingEnded(Lane(shop))) { isFlapping = false }
                if isFlapping { #expect(effects.resolved.isEmpty, "seed \(seed), second \(second)") }
            }
        }
    }
}

extension RandomWorld {
    /// One step in eight.
    var isRestart: Bool {
        var random = random
        return random.chance(12)
    }
}

extension RandomWorld.Deed {
    fileprivate var sawNothing: Bool {
        switch self {
        case .miss: true
        case .look(let look): look.findings.isEmpty
        case .forget, .verdict, .acknowledge, .unacknowledge, .silence, .lift, .tick: false
        }
    }
}
