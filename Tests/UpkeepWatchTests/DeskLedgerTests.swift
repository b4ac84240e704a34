import Calendars
import FakeSystem
import Incidents
import Notifiers
import Peers
import Testing
import UpkeepAPI
import UpkeepCore
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

@Suite("the desk: what people and the config say of alerts")
struct DeskLedgerTests {
    private func with(_ body: (DeskWorld) async throws -> Void) async throws {
        try await withTemporaryDirectory { try await body(DeskWorld($0.path)) }
    }

    private func say(_ record: SilenceRecord, _ world: DeskWorld) async throws {
        var entry = LedgerEntry()
        entry.silences = [record]
        try await world.store.commit(entry)
    }

    @Test("an acknowledgement ends with its incident, and with the one that took that over")
    func over() async throws {
        try await with { world in
            await world.look(.ok)
            await world.fail()
            let id = try #require(await world.desk.openRecords.first?.id)
            try await say(
                SilenceRecord(
                    id: "ack-\(id)", kind: .acknowledgement, incident: id.description, from: world.clock.clock.now,
                    author: "anna", reason: ""), world)
            await world.desk.tick()
            let open = await world.desk.openRecords
            let now = world.clock.clock.now
            #expect(try await world.store.silences(at: nil).standing(at: now, open: open).count == 1)
            var other = open[0]
            other.id = Incident.ID(seconds: 1, number: 1)
            other.absorbed = [id]
            #expect(try await world.store.silences(at: nil).standing(at: now, open: [other]).count == 1)
            #expect(try await world.store.silences(at: nil).standing(at: now, open: []) == [])
            await world.recover()
            await world.desk.tick()
            let kept = try await world.store.silences(at: nil)
            #expect(kept.map(\.author) == ["anna"] && kept[0].until != nil, "it is known that she had it")
        }
    }

    @Test("a silence that is read before it is heard is not undone by an answer that is older")
    func race() async throws {
        try await with { world in
            world.held.hold()
            let heard = Noted<Bool>()
            try await withThrowingTaskGroup { group in
                defer { world.held.letGo() }
                group.addTask { await world.desk.tick() }
                await world.held.untilTaken()
                try await say(
                    SilenceRecord(
                        id: "a", kind: .silence, scope: "all", from: world.clock.clock.now, author: "api", reason: ""),
                    world)
                group.addTask {
                    await world.desk.lookAtLedger()
                    heard.add([true])
                }
                // Whoever reads beside the first is through by then, as long as that hangs; whoever waits for it is not.
                for _ in 0..<200 where heard.all.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
                world.held.letGo()
                try await group.waitForAll()
            }
            let views = await world.desk.views
            #expect(views.count == 2 && views.allSatisfy(\.isSilenced))
        }
    }

    @Test("what the config plans is listed as it is now and as it is next")
    func planned() async throws {
        try await with { world in
            var plan = await world.desk.plan
            // The world's clock stands at 12:00.
            plan.maintenance = [
                try MaintenanceWindow(
                    id: "night", reason: "patches", scope: .only(subjects: ["shop"], traits: [Trait(.host, "web1")]),
                    times: .cron(try CronExpression("0 11 * * *"), lasting: .seconds(7200)), zone: .utc),
                try MaintenanceWindow(
                    id: "move", scope: .all,
                    times: .once(from: try CivilTime("2026-11-25 11:00"), until: try CivilTime("2026-11-25 12:00")),
                    zone: .utc),
                try MaintenanceWindow(
                    id: "past", scope: .all,
                    times: .once(from: try CivilTime("2026-11-20 11:00"), until: try CivilTime("2026-11-20 12:00")),
                    zone: .utc),
            ]
            await world.desk.follow(plan)
            let planned = await world.desk.plannedSilences
            #expect(planned.allSatisfy { $0.kind == .maintenance && $0.author == "config" })
            #expect(Set(planned.map(\.id)).count == planned.count)
            #expect(
                planned.map { "\($0.from.rfc3339()) \($0.subject?.name ?? $0.scope ?? "") \($0.reason)" } == [
                    "2026-11-22T11:00:00Z shop patches", "2026-11-22T11:00:00Z trait:host:web1 patches",
                    "2026-11-23T11:00:00Z shop patches", "2026-11-23T11:00:00Z trait:host:web1 patches",
                    "2026-11-25T11:00:00Z all ",
                ])
        }
    }

    @Test("what is watched, carries it or reports by itself is known; of other names what was meant is said")
    func doubt() async throws {
        try await with { world in
            await world.look(.ok, on: [Trait(.host, "web1"), Trait(.zone, "shop.example")])
            for scope in ["all", "trait:host:web1", "trait:zone:shop.example", "trait:subject:site:shop"] {
                #expect(await world.desk.doubt(about: nil, scope: scope) == nil, "\(scope)")
            }
            #expect(await world.desk.doubt(about: DeskWorld.shop, scope: nil) == nil)
            let slip = await world.desk.doubt(about: Subject(.site, "shpo"), scope: nil)
            #expect(slip?.hasSuffix("; did you mean site `shop`?") == true, "\(slip ?? "")")
            let host = await world.desk.doubt(about: nil, scope: "trait:host:web2")
            #expect(host?.hasPrefix("nothing is known yet of host `web2`") == true, "\(host ?? "")")
            #expect(host?.hasSuffix("; did you mean host `web1`?") == true, "\(host ?? "")")
        }
    }
}
