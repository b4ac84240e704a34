import FoundationEssentials
import GRDB
package import UpkeepCore

extension LedgerFile {
    @discardableResult
    package func commit(_ entry: LedgerEntry) async throws(StoreError) -> LedgerReceipt {
        guard !entry.isEmpty else { return LedgerReceipt() }
        return try await file.write { database in
            var receipt = LedgerReceipt()
            for incident in entry.incidents { try incident.save(database) }
            for event in entry.events { receipt.events.append(try event.insert(database)) }
            for silence in entry.silences { try silence.save(database) }
            for id in entry.removedSilences { try Self.remove("silence", "id", id, database) }
            for heartbeat in entry.heartbeats { try heartbeat.save(database) }
            for id in entry.removedHeartbeats { try Self.remove("heartbeat", "id", id, database) }
            for (name, body) in entry.state { try Self.keep(body, as: name, database) }
            for name in entry.removedState { try Self.remove("state", "name", name, database) }
            return receipt
        }
    }

    private static func remove(_ table: String, _ column: String, _ value: String, _ database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM \(table) WHERE \(column) = ?").execute(arguments: [value])
    }

    private static func keep(_ body: [UInt8], as name: String, _ database: Database) throws {
        try database.cachedStatement(
            sql: "INSERT INTO state (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body"
        ).execute(arguments: [name, Data(body)])
    }

    package func expire(at now: Timestamp) async throws(StoreError) -> Int {
        let retention = self.retention
        return try await file.write { database in
            func remove(_ sql: String, _ keep: Duration) throws -> Int {
                try database.execute(sql: sql, arguments: [(now + (.zero - keep)).nanoseconds])
                return database.changesCount
            }
            var rows = try remove("DELETE FROM event WHERE at < ?", retention.events)
            rows += try remove("DELETE FROM incident WHERE resolvedAt < ?", retention.incidents)
            rows += try remove("DELETE FROM silence WHERE until < ?", retention.silences)
            try database.execute(sql: "DELETE FROM incidentMember WHERE incident NOT IN (SELECT id FROM incident)")
            let told = IncidentRecord.toldState
            try database.execute(
                sql: """
                    DELETE FROM state WHERE name GLOB ? AND substr(name, ?) NOT IN (SELECT id FROM incident)
                    """, arguments: [told + "*", told.count + 1])
            return rows
        }
    }
}
