import FoundationEssentials
import GRDB

/// Reading and writing the rows of the tables whose ids are times and series.
enum ResultRows {
    static func each(
        _ table: String, _ ids: Range<Int64>, _ database: Database,
        _ body: (_ id: Int64, _ bytes: [UInt8]) throws -> Void
    ) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT id, body FROM \(table) WHERE id >= ? AND id < ? ORDER BY id")
        let rows = try Row.fetchCursor(statement, arguments: [ids.lowerBound, ids.upperBound])
        while let row = try rows.next() { try body(row.decode(atIndex: 0), [UInt8](row.decode(Data.self, atIndex: 1))) }
    }

    static func one(_ table: String, _ id: Int64, _ database: Database) throws -> [UInt8]? {
        let statement = try database.cachedStatement(sql: "SELECT body FROM \(table) WHERE id = ?")
        return try Data.fetchOne(statement, arguments: [id]).map { [UInt8]($0) }
    }

    static func put(_ table: String, _ id: Int64, _ bytes: [UInt8], _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO \(table) (id, body) VALUES (?, ?)")
            .execute(arguments: [id, Data(bytes)])
    }

    /// The first id, which is that of the oldest row.
    static func first(_ table: String, from id: Int64 = .min, _ database: Database) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT min(id) FROM \(table) WHERE id >= ?"), arguments: [id])
    }

    /// - Returns: how many rows are gone.
    static func remove(_ table: String, before id: Int64, _ database: Database) throws -> Int {
        try database.cachedStatement(sql: "DELETE FROM \(table) WHERE id < ?").execute(arguments: [id])
        return database.changesCount
    }
}
