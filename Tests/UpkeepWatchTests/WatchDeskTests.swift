import FakeSystem
import FoundationEssentials
import GRDB
import Incidents
import Notifiers
import Peers
import Testing
import UpkeepAPI
import UpkeepCore
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

@Suite("the desk: from looks to what is kept and told")
struct WatchDeskTests {
    private func with(_ body: (DeskWorld, String) async throws -> Void) async throws {
        try await withTemporaryDirectory { try await body(DeskWorld($0.path), $0.path) }
    }

    @Test("a failure is confirmed, opens one incident, is asked why, and is told once; its end is told too")
    func story() async throws {
        try await with { world, _ in
            await world.look(.ok)
            await world.look(.critical)
            #expect(world.orders.all == [.confirm(DeskWorld.shop)])
            await world.look(.critical, isSecond: true)
            await world.desk.tick()
            let incident = try #require(await world.desk.openRecords.first)
            #expect(world.orders.all.last == .askWhy(incident.id, DeskWorld.shop))
            #expect(try await world.owed.map(\.alert.kind) == [.opened])
            await world.look(.critical)
            await world.desk.tick()
            #expect(try await world.owed.count == 1)
            await world.recover()
            #expect(await world.desk.openRecords.isEmpty)
            let kept = try await world.store.incidents(IncidentQuery())
            #expect(kept.map(\.id) == [incident.id.description] && kept[0].resolvedAt != nil)
            let events = try await world.store.events(EventQuery(kinds: [.incident])).map(\.event.summary)
            #expect(events.count == 2 && events[1] == "opened: nothing answers")
            #expect(events[0].hasPrefix("resolved after "))
        }
    }

    @Test("an alert whose time has come is owed without waiting for the next tick")
    func prompt() async throws {
        try await with { world, _ in
            await world.look(.ok)
            await world.look(.critical)
            await world.look(.critical, isSecond: true)
            await world.desk.alertDue()
            await world.desk.alertDue()
            let kinds = try await world.owed.map(\.alert.kind)
            #expect(kinds == [.opened])
        }
    }

    @Test("an incident that grows is told of when it doubled, and else with what comes within a while")
    func growth() async throws {
        try await withTemporaryDirectory { folder in
            let sites = (0..<5).map { "site-\($0)" }
            let world = try await DeskWorld(folder.path, sites: sites)
            func sizes() -> [Int] {
                world.news.all.compactMap { if case .grown(let incident) = $0 { incident.members.count } else { nil } }
            }
            for name in sites { await world.fail(Subject(.site, name), on: [Trait(.host, "web1")]) }
            #expect(sizes() == [2, 4])
            world.clock.advance(by: .seconds(20))
            await world.desk.tick()
            #expect(sizes() == [2, 4, 5])
            await world.desk.tick()
            #expect(sizes() == [2, 4, 5], "nothing new")
        }
    }

    @Test("when a site fails, those on the same machine are looked at out of turn, and nobody else")
    func siblings() async throws {
        try await withTemporaryDirectory { folder in
            let world = try await DeskWorld(folder.path, sites: ["a", "b", "c"])
            let (a, b, c) = (Subject(.site, "a"), Subject(.site, "b"), Subject(.site, "c"))
            for subject in [a, b] { await world.look(.ok, of: subject, on: [Trait(.endpoint, "192.0.2.1:443")]) }
            await world.look(.ok, of: c, on: [Trait(.endpoint, "192.0.2.2:443")])
            await world.fail(a, on: [Trait(.endpoint, "192.0.2.1:443")])
            #expect(world.orders.all.contains(.look(b)))
            #expect(!world.orders.all.contains(.look(a)) && !world.orders.all.contains(.look(c)))
        }
    }

    @Test("whoever a site that joins an incident names is told of it, too")
    func joined() async throws {
        try await withTemporaryDirectory { folder in
            let world = try await DeskWorld(folder.path, sites: ["a", "b"])
            var plan = await world.desk.plan
            plan.monitors[1].route = AlertRoute(channels: ["others"])
            await world.desk.follow(plan)
            let host: Set<Trait> = [Trait(.host, "web1")]
            await world.fail(Subject(.site, "a"), on: host)
            await world.fail(Subject(.site, "b"), on: host)
            await world.desk.tick()
            let told = world.news.all.compactMap { news -> [String]? in
                if case .alerted(_, let channels) = news { channels } else { nil }
            }
            #expect(told == [["ops"], ["others"]])
        }
    }

    @Test("after a restart it is asked why again, where nobody had said")
    func askedAgain() async throws {
        try await withTemporaryDirectory { folder in
            let world = try await DeskWorld(folder.path)
            await world.look(.ok)
            await world.fail()
            await world.desk.finish()
            let id = try #require(await world.desk.openRecords.first?.id)
            let again = try await DeskWorld(folder.path)
            #expect(again.orders.all == [.askWhy(id, DeskWorld.shop)])
        }
    }

    @Test("what changed before it is the alert's second line")
    func changed() async throws {
        try await with { world, _ in
            await world.look(.ok, serial: "0A")
            await world.look(.ok, serial: "0B")
            await world.fail(serial: "0B")
            let alert = try #require(try await world.owed.first?.alert)
            #expect(alert.change?.hasPrefix("certificate changed") == true, "\(alert.change ?? "nothing")")
        }
    }

    @Test("somebody's note shortly before is told as what changed")
    func note() async throws {
        try await with { world, _ in
            await world.look(.ok)
            var entry = LedgerEntry()
            entry.events = [
                LedgerEvent(
                    TimelineEvent(
                        kind: .note, at: world.clock.clock.now, subject: DeskWorld.shop, summary: "deployed 1.4"),
                    author: "anna")
            ]
            try await world.store.commit(entry)
            await world.desk.tick()
            await world.fail()
            #expect(try await world.owed.first?.alert.change?.contains("deployed 1.4") == true)
        }
    }

    @Test("what somebody did to something else is kept with the incident, and no alert leads with it")
    func foreignNote() async throws {
        try await with { world, _ in
            await world.look(.ok)
            let now = world.clock.clock.now
            var entry = LedgerEntry()
            entry.events = [
                LedgerEvent(
                    TimelineEvent(kind: .note, at: now, subject: Subject(.site, "secure"), summary: "swapping cert"))
            ]
            try await world.store.commit(entry)
            await world.desk.tick()
            await world.fail()
            let alert = try #require(try await world.owed.first?.alert)
            #expect(alert.change == nil)
            let opened = try await world.store.events(EventQuery(kinds: [.incident])).map(\.event)
            #expect(opened.first?.evidence["changed"] != nil)
        }
    }

    @Test("when the next look is due is known of what is looked at")
    func nextLook() async throws {
        try await with { world, _ in
            let at = world.clock.clock.now
            await world.look(.ok)
            await world.look(.ok, isSecond: true)
            let view = await world.desk.views.first { $0.subject == DeskWorld.shop }
            #expect(view?.nextLookAt == at + .seconds(30))
        }
    }

    @Test("after a restart an open incident goes on, and is not told of again")
    func restart() async throws {
        try await with { world, folder in
            await world.look(.ok)
            await world.fail()
            let id = try #require(await world.desk.openRecords.first?.id)
            // Nothing more is written: this is what a killed process leaves.
            let next = try await DeskWorld(folder)
            #expect(await next.desk.openRecords.map(\.id) == [id])
            await next.fail()
            #expect(try await next.owed.map(\.alert.kind) == [.opened])
            await next.recover()
            #expect(await next.desk.openRecords.isEmpty)
            let kept = try await next.store.incidents(IncidentQuery())
            #expect(kept.map(\.id) == [id.description])
        }
    }

    @Test("an alert that was owed when the process died is handed over at the next start")
    func outbox() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteWatchStore(folder: directory.path)
            var entry = LedgerEntry()
            let alert = Alert(
                incident: "1-1", kind: .opened, status: .critical, headline: "lost?", openedAt: Timestamp(seconds: 1))
            let owed = RoutedAlert(alert, to: AlertRoute(channels: ["ops"]))
            entry.state["outbox/1"] = [UInt8](try JSONEncoder().encode(owed))
            try await store.commit(entry)
            let world = try await DeskWorld(directory.path)
            #expect(try await world.owed.map(\.alert.headline) == ["lost?"])
            await world.desk.tick()
            #expect(try await world.store.states(under: "outbox/").isEmpty)
        }
    }

    @Test("an alert that the queue cannot write down yet stays where the next start finds it")
    func unkept() async throws {
        try await with { world, folder in
            // Another hand makes the file refuse what the queue writes.
            let other = try DatabaseQueue(path: "\(folder)/\(LedgerFile.fileName)")
            let refusal = "SELECT RAISE(ABORT, 'no')"
            try await other.write {
                try $0.execute(
                    sql: """
                        CREATE TRIGGER no BEFORE INSERT ON state WHEN NEW.name LIKE 'queue/%' BEGIN \(refusal); END
                        """)
            }
            await world.look(.ok)
            await world.fail()
            await world.desk.tick()
            #expect(try await world.owed.isEmpty)
            #expect(try await world.store.states(under: "outbox/").count == 1)
            try await other.write { try $0.execute(sql: "DROP TRIGGER no") }
            await world.queue.finish()
            await world.desk.tick()
            #expect(try await world.owed.map(\.alert.kind) == [.opened])
            #expect(try await world.store.states(under: "outbox/").isEmpty)
        }
    }

    @Test("a silence in the ledger holds an alert back until it is lifted, and an acknowledgement is heard")
    func silence() async throws {
        try await with { world, _ in
            await world.look(.ok)
            var entry = LedgerEntry()
            entry.silences = [
                SilenceRecord(
                    id: "s", kind: .silence, subject: DeskWorld.shop, from: world.clock.clock.now, author: "anna",
                    reason: "deploy")
            ]
            try await world.store.commit(entry)
            await world.desk.tick()
            await world.fail()
            #expect(try await world.owed.isEmpty)
            let id = try #require(await world.desk.openRecords.first?.id)
            var lifted = LedgerEntry()
            lifted.removedSilences = ["s"]
            lifted.silences = [
                SilenceRecord(
                    id: "ack", kind: .acknowledgement, incident: id.description, from: world.clock.clock.now,
                    author: "ben", reason: "")
            ]
            try await world.store.commit(lifted)
            await world.desk.tick()
            #expect(try await world.owed.map(\.alert.kind) == [.opened])
            #expect(await world.desk.openRecords.first?.acknowledgedBy == "ben")
        }
    }

    @Test("the first result after a gap says that nothing is known of the time before")
    func results() async throws {
        try await with { world, _ in
            await world.look(.ok)
            await world.look(.critical)
            await world.desk.noteGap()
            await world.look(.ok)
            // A failure's result waits for the word that it was our own side.
            world.clock.advance(by: .seconds(15))
            await world.desk.tick()
            let series = MonitoredSeries(DeskWorld.shop, from: Vantage(name: "here"))
            let now = world.clock.clock.now
            let results = try await world.store.results(of: series, in: now + .seconds(-60)..<now, limit: 10)
            #expect(results.map(\.status) == [.ok, .critical, .ok])
            #expect(results.map(\.isAfterGap) == [true, false, false])
        }
    }

    @Test("what is no longer watched ends its incident")
    func forgotten() async throws {
        try await with { world, _ in
            await world.look(.ok)
            await world.fail()
            var plan = await world.desk.plan
            plan.monitors.removeAll { $0.subject == DeskWorld.shop }
            await world.desk.follow(plan)
            #expect(await world.desk.openRecords.isEmpty)
        }
    }
}
