import AlertStorageContract
import FoundationEssentials
import Notifiers
import Peers
import Testing
import UpkeepStore
import UpkeepWatch

@Suite("the queue of alerts in the ledger keeps the contract")
struct LedgerAlertStorageTests {
    private func with(_ body: (LedgerAlertStorage) async throws -> Void) async throws {
        try await withTemporaryDirectory { try await body(LedgerAlertStorage(LedgerFile(folder: $0.path))) }
    }

    @Test func keepsEverything() async throws { try await with { try await AlertStorageContract.keepsEverything($0) } }
    @Test func replaces() async throws { try await with { try await AlertStorageContract.replaces($0) } }
    @Test func removes() async throws { try await with { try await AlertStorageContract.removes($0) } }
    @Test func sortsByNumber() async throws { try await with { try await AlertStorageContract.sortsByNumber($0) } }
    @Test func takesMany() async throws { try await with { try await AlertStorageContract.takesMany($0) } }

    @Test("who was told and who heard the end is kept, though both come at once and the queue forgets the incident")
    func told() async throws {
        try await withTemporaryDirectory { directory in
            let ledger = try LedgerFile(folder: directory.path)
            let incident = AlertStorageContract.incident("a")
            try await LedgerAlertStorage(ledger).commit([.saveIncident(incident), .removeIncident("a")])
            #expect(try await LedgerAlertStorage(ledger).load().incidents.isEmpty)
            let kept = try #require(try await ledger.state("told/a"))
            let deliveries = try JSONDecoder().decode(AlertDeliveries.self, from: Data(kept))
            #expect(deliveries.channels == incident.told)
            #expect(deliveries.ended.isSuperset(of: ["slack", "mail"]))
        }
    }

    @Test("what another row of the ledger is called does not matter")
    func apart() async throws {
        try await withTemporaryDirectory { directory in
            let ledger = try LedgerFile(folder: directory.path)
            var entry = LedgerEntry()
            entry.state = ["queue": [1], "queue/other": [2], "outbox/1": [3]]
            try await ledger.commit(entry)
            #expect(try await LedgerAlertStorage(ledger).load().entries.isEmpty)
        }
    }
}
