import AlertStorageContract
import Notifiers
import Testing

@Suite("the storage in memory keeps the contract")
struct StorageTests {
    @Test func keepsEverything() async throws { try await AlertStorageContract.keepsEverything(MemoryAlertStorage()) }
    @Test func replaces() async throws { try await AlertStorageContract.replaces(MemoryAlertStorage()) }
    @Test func removes() async throws { try await AlertStorageContract.removes(MemoryAlertStorage()) }
    @Test func sortsByNumber() async throws { try await AlertStorageContract.sortsByNumber(MemoryAlertStorage()) }
    @Test func takesMany() async throws { try await AlertStorageContract.takesMany(MemoryAlertStorage()) }
}
