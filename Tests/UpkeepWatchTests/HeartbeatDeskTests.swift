import Calendars
import FakeSystem
import Incidents
import Peers
import Testing
import UpkeepCore
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

@Suite("the desk: jobs that report by themselves, and a config that changes")
struct HeartbeatDeskTests {
    private static let job = HeartbeatPlan(id: "dump", schedule: .every(.seconds(600)), grace: .seconds(60))

    private func with(_ body: (DeskWorld, HeartbeatDesk) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let world = try await DeskWorld(directory.path)
            try await body(world, HeartbeatDesk(world.desk, store: world.store, clock: world.clock.clock))
        }
    }

    /// As a reload does it.
    private func follow(_ jobs: [HeartbeatPlan], _ world: DeskWorld, _ desk: HeartbeatDesk) async {
        var plan = await world.desk.plan
        plan.heartbeats = jobs
        await world.desk.follow(plan)
        await desk.follow(jobs)
    }

    @Test("what was found about a job that has just left the config opens nothing")
    func late() async throws {
        try await with { world, desk in
            await follow([Self.job], world, desk)
            #expect(await desk.take(HeartbeatPing(.fail), for: "dump"))
            #expect(await world.desk.openRecords.count == 1)
            var plan = await world.desk.plan
            plan.heartbeats = []
            await world.desk.follow(plan)
            // It is judged once more before the other desk has heard.
            _ = await desk.take(HeartbeatPing(.fail), for: "dump")
            #expect(await world.desk.openRecords.isEmpty)
            await desk.follow([])
            #expect(await desk.take(HeartbeatPing(.fail), for: "dump") == false)
            #expect(await world.desk.openRecords.isEmpty)
        }
    }

    @Test("removed and added again: that it failed is known still, but nobody waited for it meanwhile")
    func again() async throws {
        try await with { world, desk in
            await follow([Self.job], world, desk)
            #expect(await desk.take(HeartbeatPing(.success), for: "dump"))
            await follow([], world, desk)
            world.clock.advance(by: .seconds(86_400))
            await follow([Self.job], world, desk)
            #expect(await desk.take(HeartbeatPing(.log), for: "dump"))
            #expect(await world.desk.openRecords.isEmpty)
            let due = try await world.store.heartbeats().first?.dueAt
            #expect(due == world.clock.clock.now + .seconds(660))
            #expect(await desk.take(HeartbeatPing(.fail), for: "dump"))
            await follow([], world, desk)
            #expect(await world.desk.openRecords.isEmpty)
            await follow([Self.job], world, desk)
            #expect(await desk.take(HeartbeatPing(.log), for: "dump"))
            #expect(await world.desk.openRecords.count == 1)
        }
    }

    @Test("a ping that comes while a reload is written down is not forgotten")
    func meanwhile() async throws {
        try await with { world, desk in
            for round in 0..<20 {
                let jobs = (0..<50).map {
                    HeartbeatPlan(id: "\(round)/\($0)", schedule: .every(.seconds(600)), grace: .zero)
                }
                async let isFollowed: Void = follow(jobs, world, desk)
                while await !desk.take(HeartbeatPing(.success), for: "\(round)/0") { await Task.yield() }
                await isFollowed
                let records = try await world.store.heartbeats().filter { $0.id == "\(round)/0" }
                #expect(records.map(\.lastPing) == [.success])
            }
        }
    }
}
