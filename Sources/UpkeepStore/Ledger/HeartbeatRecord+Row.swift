import FoundationEssentials
import GRDB
import UpkeepCore

extension HeartbeatRecord {
    func save(_ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO heartbeat (
                    id, lastPing, lastPingAt, startedAt, lastSuccessAt, dueAt, runTime, exitStatus, lines
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    lastPing = excluded.lastPing, lastPingAt = excluded.lastPingAt, startedAt = excluded.startedAt,
                    lastSuccessAt = excluded.lastSuccessAt, dueAt = excluded.dueAt, runTime = excluded.runTime,
                    exitStatus = excluded.exitStatus, lines = excluded.lines
                """
        ).execute(arguments: [
            id, lastPing?.rawValue, lastPingAt?.nanoseconds, startedAt?.nanoseconds, lastSuccessAt?.nanoseconds,
            dueAt?.nanoseconds, runTime?.nanosecondsClamped, exitStatus,
            String(decoding: try JSONEncoder().encode(lines), as: UTF8.self),
        ])
    }

    init(_ row: Row) throws {
        self.init(
            id: try row.value("id"), lastPing: try row.optionalWord("lastPing"),
            lastPingAt: try row.optionalTime("lastPingAt"),
            startedAt: try row.optionalTime("startedAt"), lastSuccessAt: try row.optionalTime("lastSuccessAt"),
            dueAt: try row.optionalTime("dueAt"), runTime: try row.optional("runTime").map { .nanoseconds($0) },
            exitStatus: try row.optional("exitStatus"),
            lines: try JSONDecoder().decode([String].self, from: Data((try row.value("lines") as String).utf8)))
    }
}
