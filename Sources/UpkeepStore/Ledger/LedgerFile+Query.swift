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

    package func states(under prefix: String) async throws(StoreError) -> [String: [UInt8]] {
        try await file.read { database in
            // Names between the prefix and what follows it bytewise, which the index finds.
            let rows = try Row.fetchAll(
                database, sql: "SELECT name, body FROM state WHERE name >= ? AND name < ?",
                arguments: [prefix, prefix + "\u{10FFFF}"])
            return Dictionary(
                rows.map { row in
                    let body: Data = row["body"]
                    let name: String = row["name"]
                    return (name, [UInt8](body))
                }, uniquingKeysWith: { $1 })
        }
    }
}
