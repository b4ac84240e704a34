import FoundationEssentials
import GRDB
import UpkeepCore

/// The files of a store as a whole, for those who look after it: check, back up, make smaller, save what still reads.
package struct StoreFolder: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// Each file of a store, by its name in the folder.
    static let files: [(name: String, worth: StoreWorth, migrator: DatabaseMigrator)] = [
        (LedgerFile.fileName, .history, LedgerFile.migrator),
        (ResultFile.fileName, .history, ResultFile.migrator),
        (Store.fileName, .learntAnew, Store.migrator),
    ]

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    /// Those files that are there.
    /// - Throws: `store-inaccessible` when there is none.
    func present() throws(StoreError) -> [(name: String, worth: StoreWorth, migrator: DatabaseMigrator)] {
        let present = Self.files.filter { exists($0.name) }
        guard !present.isEmpty else {
            throw StoreError(
                .inaccessible, path, "has no store in it",
                hint: "name the folder that `--state` names to `upkeep watch`")
        }
        return present
    }

    /// What its files take on disk, the write-ahead logs included.
    /// - Throws: `store-inaccessible` when there is none.
    package func bytes() throws(StoreError) -> Int64 {
        try present().reduce(0) {
            $0 + ResultFile.bytes(of: file($1.name)) + ResultFile.bytes(of: file($1.name) + "-wal")
        }
    }

    /// Opens a file as it is, whatever version wrote it.
    func open(_ name: String, _ worth: StoreWorth, readonly: Bool) throws(StoreError) -> DatabaseQueue {
        do {
            var configuration = Configuration()
            configuration.readonly = readonly
            configuration.busyMode = .timeout(10)
            configuration.label = "upkeep"
            return try DatabaseQueue(path: file(name), configuration: configuration)
        } catch {
            throw StoreError(error, file(name), worth)
        }
    }
}
