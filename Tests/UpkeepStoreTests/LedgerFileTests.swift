import GRDB
import Peers
import Testing
import UpkeepCore

@testable import UpkeepStore

@Suite("incidents, timeline, alerts and what else must not be lost")
struct LedgerFileTests {
    private let shop = Subject(.site, "https://shop.example/")
    private let start = ResultWorld.midnight

    private func incident(_ id: String = "i-1") -> IncidentRecord {
        IncidentRecord(
            id: id, cause: "site.tcp 192.0.2.1", subject: Subject(.host, "192.0.2.1"), severity: .critical,
            headline: "nothing answers at 192.0.2.1", openedAt: start,
            members: [
                .init(shop, since: start), .init(Subject(.endpoint, "192.0.2.1:25"), since: start + .seconds(3)),
            ],
            body: [0, 255, 7])
    }

    private func withLedger(_ body: (LedgerFile, String) async throws -> Void) async throws {
        try await withTemporaryDirectory { try await body(LedgerFile(folder: $0.path), $0.path) }
    }

    @Test("all parts of an entry come back as they were, from another process too")
    func roundTrip() async throws {
        try await withLedger { ledger, folder in
            let evidence: Evidence = [
                "serial": "04:AF", "count": 3, "share": .number(0.5), "isNew": true, "at": .time(start),
                "took": .duration(.milliseconds(12)), "list": [1, "two"], "inner": .record(["a": .number(.infinity)]),
            ]
            let event = TimelineEvent(
                kind: .finding, at: start, subject: shop, summary: "certificate", evidence: evidence)
            let silence = SilenceRecord(
                id: "s-1", kind: .acknowledgement, subject: shop, incident: "i-1", scope: "tls.*", from: start,
                until: start + .seconds(60), author: "anna", reason: "on it")
            let heartbeat = HeartbeatRecord(
                id: "backup", lastPing: .fail, lastPingAt: start, startedAt: start + .seconds(1),
                lastSuccessAt: start + .seconds(2), dueAt: start + .seconds(3), runTime: .milliseconds(1500),
                exitStatus: 2, lines: ["no space", "ünïcode"])
            var entry = LedgerEntry()
            entry.incidents = [incident()]
            entry.events = [LedgerEvent(event, author: "ci", incident: "i-1")]
            entry.silences = [silence]
            entry.heartbeats = [heartbeat]
            entry.state = ["engine": [9, 8, 7]]
            let receipt = try await ledger.commit(entry)

            let again = try LedgerFile(folder: folder)
            #expect(try await again.incidents(IncidentQuery()) == [incident()])
            #expect(
                try await again.events(EventQuery())
                    == [LedgerEvent(event, author: "ci", incident: "i-1", id: receipt.events[0])])
            #expect(try await again.silences(at: nil) == [silence])
            #expect(try await again.heartbeats() == [heartbeat])
            #expect(try await again.state("engine") == [9, 8, 7])
            #expect(try await again.state("other") == nil)
        }
    }

    @Test("a commit waits for the disk, whatever the pool does by itself")
    func durable() async throws {
        try await withLedger { ledger, _ in
            let mode = try await ledger.file.outsideTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
            #expect(mode == 2)
            _ = try await ledger.commit(LedgerEntry())
            var entry = LedgerEntry()
            entry.state = ["a": [1]]
            try await ledger.commit(entry)
            #expect(try await ledger.file.outsideTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
        }
    }

    @Test("an incident that is saved again is the same one, its members as last said")
    func update() async throws {
        try await withLedger { ledger, _ in
            var entry = LedgerEntry()
            entry.incidents = [incident(), incident("i-2")]
            try await ledger.commit(entry)
            var changed = incident()
            changed.members = [.init(shop, since: start, until: start + .seconds(90))]
            changed.resolvedAt = start + .seconds(100)
            changed.updatedAt = start + .seconds(100)
            entry.incidents = [changed]
            try await ledger.commit(entry)
            #expect(try await ledger.incidents(IncidentQuery()) == [incident("i-2"), changed])
            #expect(try await ledger.incidents(IncidentQuery(isOpen: true)) == [incident("i-2")])
            #expect(try await ledger.incidents(IncidentQuery(isOpen: false)) == [changed])
            #expect(try await ledger.incidents(IncidentQuery(id: "i-1")) == [changed])
            #expect(try await ledger.incidents(IncidentQuery(limit: 1)) == [incident("i-2")])
            #expect(try await ledger.incidents(IncidentQuery(since: start + .seconds(101))) == [incident("i-2")])
            #expect(try await ledger.incidents(IncidentQuery(until: start)) == [])
            let mail = Subject(.endpoint, "192.0.2.1:25")
            #expect(try await ledger.incidents(IncidentQuery(subject: mail)) == [incident("i-2")])
            #expect(try await ledger.incidents(IncidentQuery(subject: Subject(.host, "192.0.2.1"))).count == 2)
            #expect(try await ledger.incidents(IncidentQuery(subject: Subject(.zone, mail.name))) == [])
        }
    }

    @Test("the timeline by time, subject, kind and incident, and on from where a reader was")
    func timeline() async throws {
        try await withLedger { ledger, _ in
            var entry = LedgerEntry()
            let kinds = TimelineEvent.Kind.allCases
            for number in 0..<20 {
                let subject = number % 2 == 0 ? shop : Subject(.zone, "shop.example")
                let event = TimelineEvent(
                    kind: kinds[number % kinds.count], at: start + .seconds(number), subject: subject,
                    summary: "\(number)")
                entry.events.append(LedgerEvent(event, incident: number < 3 ? "i-1" : nil))
            }
            let ids = try await ledger.commit(entry).events
            func summaries(_ query: EventQuery) async throws -> [Int] {
                try await ledger.events(query).compactMap { Int($0.event.summary) }
            }
            #expect(try await summaries(EventQuery()) == (0..<20).reversed())
            #expect(try await summaries(EventQuery(limit: 3)) == [19, 18, 17])
            #expect(
                try await summaries(EventQuery(since: start + .seconds(5), until: start + .seconds(8))) == [7, 6, 5])
            #expect(try await summaries(EventQuery(subject: shop, limit: 2)) == [18, 16])
            #expect(
                try await summaries(EventQuery(kinds: [.note, .incident])) == (0..<20).reversed().filter { $0 % 2 == 1 }
            )
            #expect(try await summaries(EventQuery(incident: "i-1")) == [2, 1, 0])
            #expect(try await summaries(EventQuery(after: ids[16])) == [17, 18, 19])
        }
    }

    @Test("silences hold from their start until their end")
    func silences() async throws {
        try await withLedger { ledger, _ in
            let bounded = SilenceRecord(
                id: "a", kind: .silence, subject: shop, from: start, until: start + .seconds(60), author: "anna",
                reason: "deploy")
            let open = SilenceRecord(
                id: "b", kind: .maintenance, scope: "*", from: start + .seconds(30), author: "ben", reason: "move")
            var entry = LedgerEntry()
            entry.silences = [bounded, open]
            try await ledger.commit(entry)
            #expect(try await ledger.silences(at: start) == [bounded])
            #expect(try await ledger.silences(at: start + .seconds(59)) == [bounded, open])
            #expect(try await ledger.silences(at: start + .seconds(60)) == [open])
            var removal = LedgerEntry()
            removal.removedSilences = ["b"]
            try await ledger.commit(removal)
            #expect(try await ledger.silences(at: nil) == [bounded])
        }
    }

    @Test("state and heartbeats are replaced and removed by name")
    func replaced() async throws {
        try await withLedger { ledger, _ in
            var entry = LedgerEntry()
            entry.state = ["engine": [1], "cursor": [2]]
            entry.heartbeats = [HeartbeatRecord(id: "a"), HeartbeatRecord(id: "b", lines: ["x"])]
            try await ledger.commit(entry)
            entry = LedgerEntry()
            entry.state = ["engine": [3]]
            entry.removedState = ["cursor"]
            entry.heartbeats = [HeartbeatRecord(id: "b", lastPing: .start)]
            entry.removedHeartbeats = ["a"]
            try await ledger.commit(entry)
            #expect(try await ledger.state("engine") == [3])
            #expect(try await ledger.state("cursor") == nil)
            #expect(try await ledger.heartbeats() == [HeartbeatRecord(id: "b", lastPing: .start)])
            #expect(try await ledger.states(under: "en") == ["engine": [3]])
            #expect(try await ledger.states(under: "engines") == [:])
        }
    }

    @Test("history goes at its age; what is open or owed stays")
    func expires() async throws {
        try await withLedger { ledger, _ in
            var resolved = incident("old")
            resolved.resolvedAt = start
            var entry = LedgerEntry()
            entry.incidents = [resolved, incident("open")]
            entry.events = [LedgerEvent(TimelineEvent(kind: .note, at: start, subject: shop, summary: "old"))]
            entry.silences = [
                SilenceRecord(id: "a", kind: .silence, from: start, until: start, author: "anna", reason: ""),
                SilenceRecord(id: "b", kind: .silence, from: start, author: "anna", reason: ""),
            ]
            entry.state = ["told/old": [1], "told/open": [2], "untold/old": [3]]
            try await ledger.commit(entry)
            #expect(try await ledger.expire(at: start + .seconds(86_400)) == 0)
            #expect(try await ledger.states(under: "told/").count == 2)
            #expect(try await ledger.expire(at: start + .seconds(20 * 366 * 86_400)) == 3)
            #expect(try await ledger.incidents(IncidentQuery()).map(\.id) == ["open"])
            #expect(try await ledger.events(EventQuery()) == [])
            #expect(try await ledger.silences(at: nil).map(\.id) == ["b"])
            #expect(try await ledger.states(under: "") == ["told/open": [2], "untold/old": [3]])
        }
    }

    @Test("an entry of which one part cannot be kept is not kept at all")
    func allOrNothing() async throws {
        try await withLedger { ledger, folder in
            // Another hand makes one table refuse, as damage or a full disk would in the middle.
            let other = try DatabaseQueue(path: "\(folder)/\(LedgerFile.fileName)")
            try await other.write {
                try $0.execute(
                    sql: "CREATE TRIGGER refuse BEFORE INSERT ON state BEGIN SELECT RAISE(ABORT, 'no'); END")
            }
            var entry = LedgerEntry()
            entry.incidents = [incident()]
            entry.state = ["engine": [1]]
            await #expect(throws: StoreError.self) { try await ledger.commit(entry) }
            #expect(try await ledger.incidents(IncidentQuery()) == [])
            #expect(try await ledger.state("engine") == nil)
            try await other.write { try $0.execute(sql: "DROP TRIGGER refuse") }
            try await ledger.commit(entry)
            #expect(try await ledger.incidents(IncidentQuery()) == [incident()])
        }
    }
    @Test("what is written last is written though its task is cancelled, as it is when a watch is told to stop")
    func cancelled() async throws {
        try await withLedger { ledger, _ in
            var entry = LedgerEntry()
            entry.state = ["engine": [1]]
            try await Task { [entry] in
                withUnsafeCurrentTask { $0?.cancel() }
                try await ledger.commit(entry)
            }.value
            #expect(try await ledger.state("engine") == [1])
        }
    }
}
