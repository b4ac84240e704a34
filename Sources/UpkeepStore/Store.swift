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
        let file = try StoreFile(
            folder: folder, name: Self.fileName, worth: .learntAnew, patience: Self.patience, migrator: Self.migrator)
        path = file.path
        pool = file.pool
    }

    /// Each step is history: never changed, only added to.
    static var migrator: DatabaseMigrator {
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
    package func remember<Value: Codable & Sendable>(
        _ value: Value, as kind: MemoryKind<Value>, of name: String, seenAt: Timestamp
    ) async throws(StoreError) {
        try await update(kind, of: [name]) { _, _ in (value, seenAt) }
    }

    /// Keeps what `change` makes of what is kept of each name, all in one transaction: nobody else's change comes between.
    /// What was seen later than its result stays.
    /// - Parameter change: nil leaves a name as it is.
    package func update<Value: Codable & Sendable>(
        _ kind: MemoryKind<Value>, of names: [String],
        _ change: @escaping @Sendable (_ name: String, _ kept: Value?) -> (value: Value, seenAt: Timestamp)?
    ) async throws(StoreError) {
        do {
            try await pool.write { database in
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                let statement = try database.makeStatement(
                    sql: """
                        INSERT INTO memory (kind, name, seenAt, body) VALUES (?, ?, ?, ?)
                        ON CONFLICT (kind, name) DO UPDATE SET seenAt = excluded.seenAt, body = excluded.body
                        WHERE excluded.seenAt >= memory.seenAt
                        """)
                for name in names {
                    let kept = try Self.kept(kind, name, database)?.value
                    guard let (value, seenAt) = change(name, kept) else { continue }
                    let body = String(decoding: try encoder.encode(value), as: UTF8.self)
                    try statement.execute(arguments: [kind.name, name, seenAt.nanoseconds, body])
                }
            }
        } catch {
            throw StoreError(error, path)
        }
    }

    /// What was last kept of `name`, and when that was seen; nil when there is nothing, or nothing that can still be read.
    package func recall<Value: Codable & Sendable>(
        _ kind: MemoryKind<Value>, of name: String
    ) async throws(StoreError) -> (value: Value, seenAt: Timestamp)? {
        do {
            return try await pool.read { try Self.kept(kind, name, $0) }
        } catch {
            throw StoreError(error, path)
        }
    }

    private static func kept<Value: Codable & Sendable>(
        _ kind: MemoryKind<Value>, _ name: String, _ database: Database
    ) throws -> (value: Value, seenAt: Timestamp)? {
        let row = try Row.fetchOne(
            try database.cachedStatement(sql: "SELECT seenAt, body FROM memory WHERE kind = ? AND name = ?"),
            arguments: [kind.name, name])
        guard let row, let seenAt = row["seenAt"] as Int64?, let body = row["body"] as String? else { return nil }
        // A shape that an older version kept is as good as none: it is learnt anew by the next healthy look.
        guard let value = try? JSONDecoder().decode(Value.self, from: Data(body.utf8)) else { return nil }
        return (value, Timestamp(nanoseconds: seenAt))
    }
}
