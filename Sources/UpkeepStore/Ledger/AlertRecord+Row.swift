import FoundationEssentials
import GRDB
import UpkeepCore

extension AlertRecord {
    /// - Returns: the alert's id, which it has from before when it is kept already.
    func insert(_ database: Database) throws -> Int64 {
        try database.cachedStatement(
            sql: """
                INSERT INTO alert (
                    channel, dedupKey, message, payload, state, attempts, createdAt, nextAt, lastError
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (channel, dedupKey, message) DO NOTHING
                """
        ).execute(arguments: [
            channel, dedupKey, message, Data(payload), state.rawValue, attempts, createdAt.nanoseconds,
            nextAt.nanoseconds, lastError,
        ])
        return try Int64.fetchOne(
            database.cachedStatement(
                sql: "SELECT id FROM alert WHERE channel = ? AND dedupKey = ? AND message = ?"),
            arguments: [channel, dedupKey, message]) ?? 0
    }

    init(_ row: Row) throws {
        self.init(
            channel: try row.value("channel"), dedupKey: try row.value("dedupKey"), message: try row.value("message"),
            payload: try row.bytes("payload"),
            createdAt: try row.time("createdAt"), nextAt: try row.time("nextAt"), state: try row.word("state"),
            attempts: try row.value("attempts"), lastError: try row.optional("lastError"), id: try row.value("id"))
    }
}
