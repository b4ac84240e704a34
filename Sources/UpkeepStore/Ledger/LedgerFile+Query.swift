import FoundationEssentials
import GRDB
package import UpkeepCore

extension LedgerFile {
    package func incidents(_ query: IncidentQuery) async throws(StoreError) -> [IncidentRecord] {
        try await file.read { try IncidentRecord.find(query, $0) }
    }

    package func events(_ query: EventQuery) async throws(StoreError) -> [LedgerEvent] {
        try await file.read { try LedgerEvent.find(query, $0) }
    }

    package func silences(at time: Timestamp?) async throws(StoreError) -> [SilenceRecord] {
        try await file.read { database in
            let filter = time == nil ? "" : "WHERE since <= ?1 AND (until IS NULL OR until > ?1)"
            let rows = try Row.fetchAll(
                database, sql: "SELECT * FROM silence \(filter) ORDER BY since, number",
                arguments: time.map { [$0.nanoseconds] } ?? [])
            return try rows.map { try SilenceRecord($0) }
        }
    }

    package func alertsDue(at now: Timestamp, limit: Int) async throws(StoreError) -> [AlertRecord] {
        try await file.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT * FROM alert WHERE state = 'waiting' AND nextAt <= ? ORDER BY nextAt, id LIMIT ?",
                arguments: [now.nanoseconds, max(0, limit)])
            return try rows.map { try AlertRecord($0) }
        }
    }

    package func alerts(withKey dedupKey: String) async throws(StoreError) -> [AlertRecord] {
        try await file.read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT * FROM alert WHERE dedupKey = ? ORDER BY id", arguments: [dedupKey])
            return try rows.map { try AlertRecord($0) }
        }
    }

    package func alertBacklog() async throws(StoreError) -> AlertBacklog {
        try await file.read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT count(*), min(createdAt) FROM alert WHERE state = 'waiting'")
            let oldest: Int64? = row?[1]
            return AlertBacklog(waiting: row?[0] ?? 0, oldest: oldest.map(Timestamp.init(nanoseconds:)))
        }
    }

    package func heartbeats() async throws(StoreError) -> [HeartbeatRecord] {
        try await file.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM heartbeat ORDER BY id").map { try HeartbeatRecord($0) }
        }
    }

    package func state(_ name: String) async throws(StoreError) -> [UInt8]? {
        try await file.read { database in
            try Data.fetchOne(database, sql: "SELECT body FROM state WHERE name = ?", arguments: [name])
                .map { [UInt8]($0) }
        }
    }
}
