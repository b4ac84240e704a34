import FakeSystem
import Scheduling
import Synchronization
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("hosts at which more is due than they are asked for")
struct CrowdingTests {
    private static func jobs(_ count: Int, every: Duration) -> [ScheduledJob<String>] {
        (0..<count).map { ScheduledJob("page-\($0)", every: every, host: "one") }
    }

    @Test("what does not fit is counted, and after five minutes told with the host's name and for how long")
    func overfull() throws {
        let world = WatchedWorld(
            Self.jobs(400, every: .seconds(30)) + [ScheduledJob("else", every: .seconds(30))],
            politeness: Politeness(gap: .milliseconds(100)))
        world.run(for: .seconds(300))
        #expect(world.health?.crowded == [])
        world.run(for: .seconds(600))
        let health = try #require(world.health)
        #expect(Set(health.missed.keys) == [.crowded])
        // Ten a second are asked, and 13.3 are due.
        let left = try #require(health.missed[.crowded])
        #expect(2500...3000 ~= left)
        #expect(8900...9001 ~= world.log.entries.count { $0.slot.key != "else" })
        #expect(world.log.entries(of: "else").count >= 30)
        #expect(health.crowded.map(\.host) == ["one"] && health.crowded.map(\.leftOut) == [left])
        #expect(health.findings.map(\.status) == [.ok, .warning, .ok])
        #expect(world.cancel())
    }

    @Test("pages that take their time fill a host as well")
    func slowPages() throws {
        let world = WatchedWorld(Self.jobs(1000, every: .seconds(30)), politeness: Politeness()) { _ in .seconds(1) }
        world.run(for: .seconds(900))
        #expect(world.health?.crowded.map(\.host) == ["one"])
        #expect(world.cancel())
    }

    @Test("one dead port does not hide that a host is full")
    func deadPort() throws {
        let world = WatchedWorld(Self.jobs(400, every: .seconds(30)), politeness: Politeness(gap: .milliseconds(100))) {
            $0 == "page-7" ? .seconds(10) : .milliseconds(3)
        }
        world.run(for: .seconds(900))
        #expect(world.health?.crowded.map(\.host) == ["one"])
        #expect(world.cancel())
    }

    @Test("openings closer together than the looks after them leave a line, which is nobody's fault")
    func openings() throws {
        let world = WatchedWorld(Self.jobs(2000, every: .seconds(60)), politeness: Politeness()) { _ in
            .milliseconds(100)
        }
        var told = false
        for _ in 0..<90 {
            world.run(for: .seconds(10))
            told = told || world.health?.crowded != []
        }
        #expect(try #require(world.health?.missed[.crowded]) > 0)
        #expect(!told)
        #expect(world.cancel())
    }

    @Test("a host that is silent for a long time is not called full, and neither is one that recovers")
    func outage() throws {
        let isDead = Mutex(false)
        let world = WatchedWorld(Self.jobs(1000, every: .seconds(30)), politeness: Politeness()) { _ in
            isDead.withLock { $0 } ? .seconds(10) : .milliseconds(20)
        }
        var told = false
        for (dead, minutes) in [(false, 2), (true, 12), (false, 12)] {
            isDead.withLock { $0 = dead }
            for _ in 0..<minutes * 6 {
                world.run(for: .seconds(10))
                told = told || world.health?.crowded != []
            }
        }
        #expect(try #require(world.health?.missed[.crowded]) > 1000)
        #expect(!told)
        #expect(world.cancel())
    }

    @Test("it takes five minutes to be told, two to be over, and a pause begins it anew")
    func streaks() {
        func at(_ seconds: Int) -> MonotonicTime { MonotonicTime(nanoseconds: Int64(seconds) * 1_000_000_000) }
        var crowding = Crowding(at: at(0))
        for second in [10, 110, 210] { crowding.note(2, at: "long", at(second)) }
        #expect(crowding.hosts(at: at(309)).isEmpty)
        crowding.note(2, at: "long", at(310))
        for second in [10, 100, 230, 330] { crowding.note(50, at: "anew", at(second)) }
        let long = crowding.hosts(at: at(430))
        #expect(long == [SchedulerHealth.Crowded(host: "long", leftOut: 8, length: .seconds(420))])
        #expect(crowding.hosts(at: at(431)).isEmpty)
        for second in stride(from: 430, through: 630, by: 100) { crowding.note(50, at: "anew", at(second)) }
        let anew = crowding.hosts(at: at(640))
        #expect(anew == [SchedulerHealth.Crowded(host: "anew", leftOut: 250, length: .seconds(410))])
        crowding.note(1, at: "else", at(10_000))
        #expect(crowding.hosts(at: at(10_000)).isEmpty)
    }
}
