import Calendars
import FakeSystem
import Incidents
import Notifiers
import Peers
import Testing
import UpkeepCore
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

@Suite("the desk: times in which nobody is to be woken")
struct WatchMaintenanceTests {
    private static let blog = Subject(.site, "blog")

    private func with(_ body: (DeskWorld) async throws -> Void) async throws {
        try await withTemporaryDirectory { try await body(DeskWorld($0.path)) }
    }

    /// The world's clock stands at 12:00.
    private func window(_ scope: MaintenanceScope, until: String = "2026-11-22 18:00") throws -> MaintenanceWindow {
        try MaintenanceWindow(
            id: "work", scope: scope,
            times: .once(from: try CivilTime("2026-11-22 11:00"), until: try CivilTime(until)), zone: .utc)
    }

    private func follow(_ windows: [MaintenanceWindow], _ world: DeskWorld) async {
        var plan = await world.desk.plan
        plan.maintenance = windows
        await world.desk.follow(plan)
    }

    @Test("a window over a site and a machine silences what is named in either")
    func both() async throws {
        try await with { world in
            await follow([try window(.only(subjects: ["shop"], traits: [Trait(.host, "web1")]))], world)
            await world.look(.ok)
            await world.fail()
            #expect(await world.desk.openRecords.count == 1)
            #expect(try await world.owed.isEmpty)
            await world.fail(Self.blog)
            #expect(try await world.owed.map(\.alert.subjects) == [["blog"]])
        }
    }

    @Test("a window that leaves the config is over at once, and one that is shortened is shorter")
    func removed() async throws {
        try await with { world in
            await follow([try window(.all)], world)
            await world.look(.ok)
            await world.fail()
            #expect(try await world.owed.isEmpty)
            await follow([try window(.all, until: "2026-11-22 13:00")], world)
            world.clock.advance(by: .seconds(3700))
            await world.desk.tick()
            #expect(try await world.owed.map(\.alert.kind) == [.opened])
            await follow([try window(.all)], world)
            await world.fail(Self.blog)
            #expect(try await world.owed.count == 1)
            await follow([], world)
            await world.desk.tick()
            #expect(try await world.owed.map(\.alert.subjects) == [["shop"], ["blog"]])
        }
    }

    @Test("while an incident is silenced nobody is reminded and others are not woken; its end is told all the same")
    func reminders() async throws {
        try await with { world in
            var plan = await world.desk.plan
            plan.route.remindEvery = .seconds(600)
            plan.route.escalateAfter = .seconds(1200)
            plan.route.escalateTo = ["boss"]
            await world.desk.follow(plan)
            await world.look(.ok)
            await world.fail()
            try await withThrowingTaskGroup { group in
                group.addTask { await world.queue.run() }
                while world.sent.all.isEmpty { await Task.yield() }
                await world.clock.waitForSleepers()
                plan.maintenance = [try window(.only(subjects: ["shop"], traits: []))]
                await world.desk.follow(plan)
                for _ in 0..<5 {
                    world.clock.advance(by: .seconds(600))
                    await world.desk.tick()
                    await world.clock.waitForSleepers()
                }
                #expect(world.sent.all.map(\.kind) == [.opened])
                #expect(world.escalated.all.isEmpty)
                plan.maintenance = []
                await world.desk.follow(plan)
                while world.sent.all.count < 2 || world.escalated.all.isEmpty { await Task.yield() }
                #expect(world.sent.all.map(\.kind) == [.opened, .reminder])
                #expect(world.escalated.all.map(\.kind) == [.opened])
                plan.maintenance = [try window(.all)]
                await world.desk.follow(plan)
                await world.recover()
                while world.sent.all.count < 3 || world.escalated.all.count < 2 { await Task.yield() }
                #expect(world.sent.all.map(\.kind) == [.opened, .reminder, .resolved])
                #expect(world.escalated.all.map(\.kind) == [.opened, .resolved])
                group.cancelAll()
            }
        }
    }

    @Test("who says last that they have it has it, and the timeline names both")
    func secondPerson() async throws {
        try await with { world in
            await world.look(.ok)
            await world.fail()
            let id = try #require(await world.desk.openRecords.first?.id)
            for person in ["anna", "bert", "bert"] {
                var entry = LedgerEntry()
                entry.silences = [
                    SilenceRecord(
                        id: "ack-\(id)", kind: .acknowledgement, incident: id.description, from: world.clock.clock.now,
                        author: person, reason: "")
                ]
                try await world.store.commit(entry)
                await world.desk.tick()
                #expect(await world.desk.openRecords.first?.acknowledgedBy == person)
                world.clock.advance(by: .seconds(1))
            }
            let events = try await world.store.events(EventQuery(kinds: [.incident])).map(\.event.summary)
            #expect(events.filter { $0.contains(" has it: ") }.map { $0.prefix(6) } == ["`bert`", "`anna`"])
        }
    }
}
