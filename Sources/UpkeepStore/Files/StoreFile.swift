import FoundationEssentials
import GRDB
import UpkeepCore

/// One SQLite file in the folder that `--state` names, in write-ahead mode so that readers and a writer do not wait for
/// each other, brought up to the shape that this version knows.
struct StoreFile: Sendable {
    let path: String
    let worth: StoreWorth
    let pool: DatabasePool

    /// Opens the file in `folder`, made with mode 0700 when it is not there: what is remembered names a shop's servers.
    /// - Parameters:
    ///   - patience: seconds to wait for another process, at most.
    ///   - isChecked: whether the file is looked through for damage first.
    ///   - prepare: what each connection needs before anything is read or written.
    init(
        folder: String, name: String, worth: StoreWorth, patience: Double, migrator: DatabaseMigrator,
        isChecked: Bool = false, prepare: @escaping @Sendable (Database) throws -> Void = { _ in }
    ) throws(StoreError) {
        path = "\(folder)/\(name)"
        self.worth = worth
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError(
                .inaccessible, folder, "cannot be made or is no folder",
                hint: "give `--state` a folder that this user may write to")
        }
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(patience)
            configuration.maximumReaderCount = 3
            configuration.label = "upkeep"
            if FileManager.default.fileExists(atPath: path) {
                try Self.examine(path, configuration, migrator, worth, isChecked: isChecked)
            }
            configuration.prepareDatabase(prepare)
            pool = try DatabasePool(path: path, configuration: configuration)
            try migrator.migrate(pool)
        } catch {
            throw StoreError(error, path, worth)
        }
    }

    /// Refuses a file without having written to it.
    private static func examine(
        _ path: String, _ configuration: Configuration, _ migrator: DatabaseMigrator, _ worth: StoreWorth,
        isChecked: Bool
    ) throws {
        var configuration = configuration
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        try queue.read { database in
            guard try !migrator.hasBeenSuperseded(database) else {
                throw StoreError(
                    .tooNew, path, "was written by a newer upkeep",
                    hint: worth == .history
                        ? "use that one, bring back a backup from before it, or name another folder with `--state`"
                        : "use that one, or another folder with `--state`")
            }
            if isChecked, try String.fetchOne(database, sql: "PRAGMA quick_check(1)") != "ok" {
                throw StoreError.damaged(path, worth, "is damaged")
            }
        }
    }

    /// What `body` reads, all from one moment.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await pool.read(body)
        } catch {
            throw StoreError(error, path, worth)
        }
    }

    /// Does `body` in one transaction: all of it is kept, or nothing. It is done even when the task is cancelled: the end
    /// of a watch is when its last words are written.
    @discardableResult
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            // GRDB would break off the writes of a cancelled task.
            return try await Task { [pool] in try await pool.write(body) }.value
        } catch {
            throw StoreError(error, path, worth)
        }
    }

    /// For what SQLite does not allow within a transaction; done to the end, too.
    @discardableResult
    func outsideTransaction<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await Task { [pool] in try await pool.writeWithoutTransaction(body) }.value
        } catch {
            throw StoreError(error, path, worth)
        }
    }
}
