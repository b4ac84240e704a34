import FoundationEssentials
import GRDB
package import UpkeepCore

/// What Upkeep remembers from one run to the next, in one SQLite file that several processes may use at once.
package struct Store: Sendable {
    /// The file's name in the folder that `--state` names.
    package static let fileName = "upkeep.sqlite"

    /// Waiting for another process, at most; a look must not hang on its memory.
    private static let patience: Double = 1

    package let path: String
    private let pool: DatabasePool

    /// Opens the store in `folder`, made with mode 0700 when it is not there: what is remembered names a shop's servers.
    package init(folder: String) throws(StoreError) {
        path = "\(folder)/\(Self.fileName)"
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
            configuration.busyMode = .timeout(Self.patience)
            configuration.label = "upkeep"
            pool = try DatabasePool(path: path, configuration: configuration)
            let migrator = Self.migrator
            guard try pool.read({ try !migrator.hasBeenSuperseded($0) }) else {
                throw StoreError(
                    .tooNew, path, "was written by a newer upkeep",
                    hint: "use that one, or another folder with `--state`")
            }
            try migrator.migrate(pool)
        } catch {
            throw StoreError(error, path)
        }
    }

    /// Each step is history: never changed, only added to.
    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 memory") { database in
            try database.create(table: "memory", options: [.strict, .withoutRowID]) { table in
                table.column("kind", .text).notNull()
                table.column("name", .text).notNull()
                table.column("seenAt", .integer).notNull()
                table.column("body", .text).notNull()
                table.primaryKey(["kind", "name"])
            }
        }
        return migrator
    }

    /// Keeps `value` under its kind and `name`, unless something seen later is kept already.
    package func remember<Value: Encodable & Sendable>(
        _ value: Value, as kind: MemoryKind<Value>, of name: String, seenAt: Timestamp
    ) async throws(StoreError) {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let body = String(decoding: try encoder.encode(value), as: UTF8.self)
            try await pool.write { database in
                try database.execute(
                    sql: """
                        INSERT INTO memory (kind, name, seenAt, body) VALUES (?, ?, ?, ?)
                        ON CONFLICT (kind, name) DO UPDATE SET seenAt = excluded.seenAt, body = excluded.body
                        WHERE excluded.seenAt >= memory.seenAt
                        """,
                    arguments: [kind.name, name, seenAt.nanoseconds, body])
            }
        } catch {
            throw StoreError(error, path)
        }
    }

    /// What was last kept of `name`, and when that was seen; nil when there is nothing, or nothing that can still be read.
    package func recall<Value: Decodable & Sendable>(
        _ kind: MemoryKind<Value>, of name: String
    ) async throws(StoreError) -> (value: Value, seenAt: Timestamp)? {
        do {
            let row = try await pool.read { database -> (seenAt: Int64, body: String)? in
                try Row.fetchOne(
                    database, sql: "SELECT seenAt, body FROM memory WHERE kind = ? AND name = ?",
                    arguments: [kind.name, name]
                ).map { (seenAt: $0["seenAt"], body: $0["body"]) }
            }
            guard let (seenAt, body) = row else { return nil }
            // A shape that an older version kept is as good as none: it is learnt anew by the next healthy look.
            guard let value = try? JSONDecoder().decode(Value.self, from: Data(body.utf8)) else { return nil }
            return (value, Timestamp(nanoseconds: seenAt))
        } catch {
            throw StoreError(error, path)
        }
    }
}
