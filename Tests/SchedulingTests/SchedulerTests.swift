import FakeSystem
import Scheduling
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("the scheduler at work, on a clock of its own")
struct SchedulerTests {
    private static func sites(_ count: Int, every: Duration = .seconds(30)) -> [ScheduledJob<String>] {
        (0..<count).map { ScheduledJob("site-\($0)", every: every) }
    }

    /// What slots that share a waking may be late.
    private static let grain = Duration.milliseconds(4)

    @Test("four weeks at five minutes: every slot has its look, on time")
    func weeks() throws {
        let world = WatchedWorld(Self.sites(1, every: .seconds(300)))
        world.run(for: .seconds(28 * 86_400))
        let looks = world.log.entries
        // The slots, and the opening when that comes first.
        #expect(28 * 288...28 * 288 + 1 ~= looks.count)
        for (a, b) in zip(looks.dropFirst(), looks.dropFirst(2)) { #expect(b.slot.due - a.slot.due == .seconds(300)) }
        #expect(looks.allSatisfy { $0.late <= Self.grain })
        #expect(world.log.events.isEmpty)
        let health = try #require(world.health)
        #expect(health.looks == looks.count && health.missed.isEmpty && health.running == 0)
        #expect(health.findings.map(\.status) == [.ok, .ok, .ok])
        #expect(world.cancel())
    }

    @Test("a black-holed target among a thousand delays no other, and its own slots are told as busy")
    func blackHole() {
        let world = WatchedWorld(Self.sites(1000)) { $0 == "site-500" ? nil : .milliseconds(3) }
        world.run(for: .seconds(120))
        let looks = world.log.entries
        #expect(looks.count == 999 * 4 + 1)
        #expect(looks.allSatisfy { $0.late <= Self.grain })
        #expect(world.log.missed.map(\.key) == ["site-500", "site-500", "site-500"])
        #expect(world.log.missed.allSatisfy { $0.cause == .busy && $0.count == 1 })
        #expect(world.cancel())
        #expect(world.log.entries(of: "site-500").map(\.wasCancelled) == [true])
    }

    @Test("a hundred black holes on a host are all looked at in their time, and keep nobody else there waiting")
    func deadPort() {
        let jobs = (0..<1000).map { ScheduledJob("site-\($0)", every: .seconds(30), host: "one") }
        let world = WatchedWorld(jobs, politeness: Politeness()) { key in
            key.hasSuffix("7") ? .seconds(10) : .milliseconds(3)
        }
        world.run(for: .seconds(120))
        #expect(world.log.missed.isEmpty)
        #expect(world.log.entries.count >= 1000 * 4 - 100)
        #expect(world.cancel())
    }

    @Test("a hundred hosts that time out after ten seconds do not hold up the rest, even when places are few")
    func fewPlaces() throws {
        let politeness = Politeness(gap: .zero, total: 60, slow: .seconds(2))
        let world = WatchedWorld(Self.sites(1000), politeness: politeness) { key in
            key.hasSuffix("7") ? .seconds(10) : .milliseconds(3)
        }
        // The first round finds out who is slow.
        world.run(for: .seconds(60))
        world.log.forget()
        world.run(for: .seconds(60))
        let well = world.log.entries.filter { !$0.slot.key.hasSuffix("7") }
        #expect(well.count == 900 * 2)
        #expect(well.allSatisfy { $0.late <= Self.grain })
        let ill = world.log.entries.filter { $0.slot.key.hasSuffix("7") }
        #expect(ill.contains { $0.late > Self.grain } && !ill.isEmpty)
        #expect(world.cancel())
    }

    @Test("five thousand on a host for ten minutes, and each waking is late: no slot is missed")
    func fullHost() throws {
        let jobs = (0..<5000).map { ScheduledJob("page-\($0)", every: .seconds(30), host: "one") }
        let world = WatchedWorld(jobs, politeness: Politeness(), late: .milliseconds(2))
        world.run(for: .seconds(600))
        let health = try #require(world.health)
        #expect(health.missed.isEmpty)
        #expect(99_500...100_000 + 5000 ~= health.looks)
        #expect(health.waiting < 100)
        #expect(world.cancel())
    }

    @Test("at one host no more than the rule allows, in starts and at once")
    func politeness() {
        let jobs = (0..<40).map { ScheduledJob("page-\($0)", every: .seconds(10), host: "one") }
        let world = WatchedWorld(
            jobs,
            politeness: Politeness(
                perHost: 3, patience: .seconds(60), gap: .milliseconds(100), catchUp: .zero), opening: .atOnce
        ) { _ in .milliseconds(250) }
        world.run(for: .seconds(60))
        let looks = world.log.entries
        for (a, b) in zip(looks, looks.dropFirst()) { #expect(b.began - a.began >= .milliseconds(100)) }
        for look in looks {
            let together = looks.count { $0.began <= look.began && $0.ended.map { $0 > look.began } ?? true }
            #expect(together <= 3)
        }
        #expect(Set(looks.map(\.slot.key)).count == 40)
        #expect(world.health?.recentLateness.longest ?? .seconds(9) <= .milliseconds(8))
        #expect(world.cancel())
    }

    @Test("an immediate look comes at once, besides the slots, and once")
    func immediate() throws {
        let world = WatchedWorld(Self.sites(3)) { _ in .seconds(2) }
        let usual = WatchedWorld(Self.sites(3)) { _ in .seconds(2) }
        for world in [world, usual] { world.run(for: .seconds(40)) }
        #expect(world.lookNow("site-1") == true)
        #expect(world.lookNow("site-1") == false, "one is under way")
        #expect(world.lookNow("nobody") == false)
        let look = try #require(world.log.entries.last)
        #expect(look.slot.isImmediate && look.slot.key == "site-1" && look.late == .zero)
        for world in [world, usual] { world.run(for: .seconds(60)) }
        #expect(world.lookNow("site-1") == true)
        let slots = world.log.entries.filter { !$0.slot.isImmediate }.map(\.slot)
        #expect(slots == usual.log.entries.map(\.slot))
        #expect(world.cancel() && usual.cancel())
    }

    @Test("a look that is asked for does not begin the one that waits in line")
    func immediateBesideLine() throws {
        let jobs = ["a", "b"].map { ScheduledJob($0, every: .seconds(30), host: "one") }
        let world = WatchedWorld(
            jobs, politeness: Politeness(perHost: 1, patience: .seconds(3600), gap: .zero), opening: .atOnce
        ) { _ in nil }
        let running = try #require(world.log.entries.first?.slot.key)
        let waiting = running == "a" ? "b" : "a"
        #expect(world.lookNow(waiting) == true)
        world.run(for: .seconds(30))
        #expect(world.log.missed.filter { $0.key == running }.map(\.cause) == [.busy])
        #expect(world.log.missed.filter { $0.key == waiting }.map(\.cause) == [.crowded])
        #expect(world.cancel())
    }

    @Test("after a night's suspension: one event, one report for each job, and looks within half a minute")
    func suspension() throws {
        let world = WatchedWorld(Self.sites(200))
        world.run(for: .seconds(100))
        world.log.forget()
        world.simulation.time.suspend(for: .seconds(8 * 3600))
        world.simulation.settle()
        #expect(world.log.clockEvents == [.suspended(for: .seconds(8 * 3600))])
        #expect(Set(world.log.missed.map(\.key)).count == 200 && world.log.missed.count == 200)
        #expect(world.log.missed.allSatisfy { $0.count == 960 && $0.cause == .suspended })
        #expect(world.log.entries.isEmpty)
        world.run(for: .seconds(30))
        #expect(Set(world.log.entries.map(\.slot.key)).count == 200)
        #expect(world.log.entries.allSatisfy { $0.late <= Self.grain })
        let health = try #require(world.health)
        #expect(health.missed == [.suspended: 200 * 960])
        #expect(health.suspension == SchedulerHealth.Past(ago: .seconds(30), length: .seconds(8 * 3600)))
        #expect(health.findings.map(\.status) == [.ok, .ok, .warning])
        #expect(world.cancel())
    }

    @Test("setting the date moves no slot, and is told", arguments: [3600, -3600, 2])
    func step(_ seconds: Int) throws {
        let world = WatchedWorld(Self.sites(20))
        let usual = WatchedWorld(Self.sites(20))
        for world in [world, usual] { world.run(for: .seconds(50)) }
        world.simulation.time.stepWall(by: .seconds(seconds))
        for world in [world, usual] { world.run(for: .seconds(100)) }
        #expect(world.log.clockEvents == [.stepped(by: .seconds(seconds))])
        #expect(world.log.entries.map(\.slot) == usual.log.entries.map(\.slot))
        #expect(world.health?.step?.length == .seconds(seconds))
        #expect(world.cancel() && usual.cancel())
    }

    @Test("a date that is slewed is not a step")
    func slew() {
        let world = WatchedWorld(Self.sites(1))
        for _ in 0..<100 {
            world.run(for: .seconds(30))
            world.simulation.time.stepWall(by: .milliseconds(15))
        }
        #expect(world.log.events.isEmpty)
        #expect(world.cancel())
    }

    @Test("a reload while it runs: who stays keeps its slots, who is new begins, who is gone is looked at no more")
    func reload() {
        let world = WatchedWorld(Self.sites(10))
        let usual = WatchedWorld(Self.sites(10))
        for world in [world, usual] { world.run(for: .seconds(95)) }
        world.set(Self.sites(5) + [ScheduledJob("new", every: .seconds(3600))])
        #expect(world.health?.jobs == 6)
        for world in [world, usual] {
            world.log.forget()
            world.run(for: .seconds(90))
        }
        let kept = Set(Self.sites(5).map(\.key))
        #expect(
            world.log.entries.map(\.slot).filter { $0.key != "new" }
                == usual.log.entries.map(\.slot).filter { kept.contains($0.key) })
        let first = world.log.entries(of: "new").first
        #expect(first.map { $0.began - MonotonicTime(nanoseconds: 95_000_000_000) <= .seconds(30) } == true)
        world.set(Self.sites(5) + [ScheduledJob("late", every: .seconds(3600))], opening: .atOnce)
        #expect(world.log.entries(of: "late").map(\.late) == [.zero])
        #expect(world.cancel() && usual.cancel())
    }

    @Test("a reload with looks under way and in line loses none of the jobs that come back")
    func reloadInLine() {
        let jobs = (0..<10).map { ScheduledJob("page-\($0)", every: .seconds(30), host: "one") }
        let world = WatchedWorld(
            jobs, politeness: Politeness(perHost: 1, patience: .seconds(60), gap: .zero), opening: .atOnce
        ) { _ in
            .seconds(1)
        }
        #expect(world.log.entries.count == 1)
        world.set([jobs[0]])
        #expect(world.health?.waiting == 0)
        world.set(jobs, opening: .atOnce)
        world.run(for: .seconds(15))
        #expect(Set(world.log.entries.map(\.slot.key)).count == 10)
        #expect(world.cancel())
    }

    @Test("cancelling ends it, its looks and its waits", arguments: [0, 1, 7])
    func cancel(_ running: Int) {
        let world = WatchedWorld(Self.sites(running), opening: .atOnce) { _ in nil }
        world.run(for: .seconds(40))
        #expect(world.log.entries.count == running)
        #expect(world.cancel())
        #expect(world.log.entries.allSatisfy { $0.wasCancelled && $0.ended != nil })
        #expect(world.simulation.time.nextWake == nil)
    }

    @Test("it wakes for what is due, and not by the tick")
    func economy() {
        let world = WatchedWorld(Self.sites(1, every: .seconds(3600))) { _ in .zero }
        world.run(for: .seconds(60))
        let before = world.simulation.wakes
        world.run(for: .seconds(3600))
        // Once a minute for the clocks, and once for the slot.
        #expect(world.simulation.wakes - before <= 62)
        #expect(world.cancel())
    }

    @Test("five thousand a second: none is missed, and slots close together share a waking")
    func dense() throws {
        let world = WatchedWorld(Self.sites(5000, every: .seconds(1))) { _ in .zero }
        world.run(for: .seconds(1))
        let before = world.simulation.wakes
        world.run(for: .seconds(2))
        #expect(world.simulation.wakes - before <= 2 * 250 + 2)
        let health = try #require(world.health)
        #expect(health.looks == 15_000)
        #expect(health.missed.isEmpty && world.log.events.isEmpty)
        #expect(health.lateness.longest <= Self.grain)
        #expect(world.cancel())
    }

    @Test("a machine that is too busy says so: slots are missed, told, and counted as late")
    func overload() throws {
        let world = WatchedWorld(Self.sites(50))
        world.run(for: .seconds(60))
        // Nobody ran for two minutes although the machine was awake.
        world.simulation.time.advance(by: .seconds(120))
        world.simulation.settle()
        #expect(world.log.missed.count == 50)
        #expect(world.log.missed.allSatisfy { $0.cause == .late && $0.count == 3 })
        world.run(for: .seconds(1))
        let health = try #require(world.health)
        #expect(health.missed == [.late: 150] && health.recentlyMissed == 150)
        #expect(health.findings.first?.status == .critical)
        #expect(health.recentLateness.longest > .seconds(20))
        world.run(for: .seconds(900))
        #expect(world.health?.findings.first?.status == .ok, "it is over after a while")
        #expect(world.cancel())
    }
}
