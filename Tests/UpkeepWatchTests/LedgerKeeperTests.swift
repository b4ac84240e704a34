import GRDB
import Peers
import Testing
import UpkeepCore
import UpkeepStore
import UpkeepWatch

@Suite("what must be kept is kept, in order, or tried again")
struct LedgerKeeperTests {
    private static func entry(_ name: String, _ value: UInt8) -> LedgerEntry {
        var entry = LedgerEntry()
        entry.state[name] = [value]
        return entry
    }

    @Test("later words about the same thing win, whether they came together or not")
    func order() async throws {
        try await withTemporaryDirectory { directory in
            let ledger = try LedgerFile(folder: directory.path)
            let keeper = LedgerKeeper(ledger)
            keeper.add(Self.entry("a", 1))
            keeper.add(Self.entry("b", 1))
            var removal = LedgerEntry()
            removal.removedState = ["a"]
            keeper.add(removal)
            keeper.add(Self.entry("b", 2))
            #expect(await keeper.flush())
            #expect(try await ledger.states(under: "") == ["b": [2]])
            keeper.add(removal)
            keeper.add(Self.entry("a", 3))
            #expect(await keeper.flush())
            #expect(try await ledger.states(under: "") == ["a": [3], "b": [2]])
        }
    }

    @Test("what could not be written is written when it can be, with what came since")
    func failure() async throws {
        try await withTemporaryDirectory { directory in
            let ledger = try LedgerFile(folder: directory.path)
            let keeper = LedgerKeeper(ledger)
            // Another hand makes the file refuse, as a full disk would.
            let other = try DatabaseQueue(path: directory.file(LedgerFile.fileName))
            try await other.write {
                try $0.execute(sql: "CREATE TRIGGER no BEFORE INSERT ON state BEGIN SELECT RAISE(ABORT, 'no'); END")
            }
            keeper.add(Self.entry("a", 1))
            #expect(await keeper.flush() == false)
            #expect(await keeper.failure != nil)
            keeper.add(Self.entry("b", 1))
            try await other.write { try $0.execute(sql: "DROP TRIGGER no") }
            #expect(await keeper.flush())
            #expect(await keeper.failure == nil)
            #expect(try await ledger.states(under: "") == ["a": [1], "b": [1]])
        }
    }
}
