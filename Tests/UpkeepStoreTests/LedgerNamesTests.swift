import Peers
import Testing
import UpkeepCore

@testable import UpkeepStore

@Suite("finding what people name")
struct LedgerNamesTests {
    private func withLedger(_ body: (LedgerFile) async throws -> Void) async throws {
        try await withTemporaryDirectory { folder in
            let ledger = try LedgerFile(folder: folder.path)
            var entry = LedgerEntry()
            for (seconds, number) in [(1_795_399_923, 17), (1_795_399_924, 117), (1_800_000_000, 18)] {
                let subject = Subject(.host, "web\(number)")
                entry.incidents.append(
                    IncidentRecord(
                        id: "\(seconds)-\(number)", cause: "tcp.connect", subject: subject, severity: .critical,
                        headline: "h", openedAt: ResultWorld.midnight,
                        members: [.init(Subject(.site, "shop"), since: ResultWorld.midnight)]))
            }
            let note = TimelineEvent(
                kind: .note, at: ResultWorld.midnight, subject: Subject(.service, "all"), summary: "s")
            entry.events = [LedgerEvent(note), LedgerEvent(note)]
            entry.silences = [
                SilenceRecord(
                    id: "a", kind: .silence, subject: Subject(.zone, "shop"), from: ResultWorld.midnight,
                    author: "anna", reason: ""),
                SilenceRecord(
                    id: "b", kind: .silence, scope: "all", from: ResultWorld.midnight, author: "anna", reason: ""),
            ]
            try await ledger.commit(entry)
            try await body(ledger)
        }
    }

    @Test(arguments: [
        (IncidentQuery(number: 17), ["1795399923-17"]), (IncidentQuery(number: 7), []),
        (IncidentQuery(number: 117), ["1795399924-117"]),
        (IncidentQuery(idPrefix: "17953999"), ["1795399924-117", "1795399923-17"]),
        (IncidentQuery(idPrefix: "18"), ["1800000000-18"]),
        (IncidentQuery(idPrefix: "1795399923-17"), ["1795399923-17"]),
        (IncidentQuery(idPrefix: "%"), []), (IncidentQuery(idPrefix: "7953"), []),
    ])
    func incidents(_ query: IncidentQuery, _ ids: [String]) async throws {
        try await withLedger { ledger in
            let found = try await ledger.incidents(query)
            #expect(found.map(\.id).sorted() == ids.sorted())
        }
    }

    @Test("every subject that anything is about, once")
    func subjects() async throws {
        try await withLedger { ledger in
            let subjects = try await ledger.subjects()
            #expect(
                subjects == [
                    Subject(.service, "all"), Subject(.site, "shop"), Subject(.zone, "shop"), Subject(.host, "web117"),
                    Subject(.host, "web17"), Subject(.host, "web18"),
                ])
        }
    }

    @Test("what a store takes on disk is known without reading it")
    func bytes() async throws {
        try await withTemporaryDirectory { folder in
            #expect(throws: StoreError.self) { try StoreFolder(folder.path).bytes() }
            _ = try LedgerFile(folder: folder.path)
            let reports = try await StoreFolder(folder.path).check()
            #expect(try StoreFolder(folder.path).bytes() >= reports[0].bytes && reports[0].bytes > 4096)
        }
    }
}
