import GRDB
import Synchronization
import UpkeepCore

/// The numbers that series and checks have in the file, those known so far at hand.
final class SeriesNumbers: Sendable {
    /// A copy to work with in a transaction; it counts for others only once the transaction is in the file.
    struct Known: Sendable {
        fileprivate(set) var series: [MonitoredSeries: Int64] = [:]
        fileprivate(set) var checks: [CheckID: Int64] = [:]
    }

    private let known = Mutex(Known())

    var current: Known { known.withLock { $0 } }

    func learn(_ more: Known) {
        known.withLock {
            $0.series.merge(more.series) { $1 }
            $0.checks.merge(more.checks) { $1 }
        }
    }
}

extension SeriesNumbers.Known {
    mutating func number(of key: MonitoredSeries, _ database: Database) throws -> Int64 {
        if let number = series[key] { return number }
        if let number = try Self.find(key, database) {
            series[key] = number
            return number
        }
        try database.cachedStatement(sql: "INSERT INTO series (kind, subject, vantage) VALUES (?, ?, ?)")
            .execute(arguments: [key.subject.kind.rawValue, key.subject.name, key.vantage.name])
        let number = database.lastInsertedRowID
        guard number <= SeriesRow.highestSeries else { throw PackingError(problem: .range, offset: 0) }
        series[key] = number
        return number
    }

    mutating func number(of check: CheckID, _ database: Database) throws -> Int64 {
        if let number = checks[check] { return number }
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO checkName (name) VALUES (?)")
            .execute(arguments: [check.text])
        let number = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM checkName WHERE name = ?"), arguments: [check.text])
        checks[check] = number
        return number ?? 0
    }

    /// The number of a series that has results; nil when it has none.
    static func find(_ key: MonitoredSeries, _ database: Database) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM series WHERE kind = ? AND subject = ? AND vantage = ?"),
            arguments: [key.subject.kind.rawValue, key.subject.name, key.vantage.name])
    }
}
