import GRDB

/// Copies what reads of one table of a damaged file, going on behind each place that does not read.
struct TableSalvage {
    private let source: Database
    private let table: String
    private let key: String
    private let columns: [String]
    private(set) var saved = 0
    private(set) var isDamaged = false

    /// - Parameter key: the table's integer key, by which all is found: indexes may be broken too.
    init(_ source: Database, table: String, key: String, columns: [String]) {
        self.source = source
        self.table = table
        self.key = key
        self.columns = columns
    }

    /// Copies into the table of the same name.
    mutating func copy(to target: Database) throws {
        let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let insert = try target.makeStatement(sql: "INSERT OR IGNORE INTO \(table) (\(names)) VALUES (\(marks))")
        var position = Int64.min
        while true {
            do {
                let rows = try Row.fetchCursor(
                    source, sql: "SELECT \(key), \(names) FROM \(table) WHERE \(key) > ? ORDER BY \(key)",
                    arguments: [position])
                while let row = try rows.next() {
                    let next = try row.decode(Int64.self, atIndex: 0)
                    let values = Array(row.databaseValues.dropFirst())
                    position = next
                    do {
                        try insert.execute(arguments: StatementArguments(values))
                        saved += target.changesCount
                    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                        isDamaged = true
                    }
                }
                return
            } catch let error as DatabaseError where error.isDamage {
                isDamaged = true
                guard let next = readable(after: position) else { return }
                position = next
            } catch is RowDecodingError {
                isDamaged = true
                guard position < .max else { return }
                position += 1
            }
        }
    }

    /// The smallest key found from which reading goes on: leaps that double until one lands on a page that reads, then back
    /// by halves.
    private func readable(after position: Int64) -> Int64? {
        var failed: Int64 = position
        var leap: Int64 = 1
        while true {
            let (next, overflow) = position.addingReportingOverflow(leap)
            guard !overflow, leap < 1 << 62 else { return nil }
            if reads(from: next) {
                var found = next
                while found - failed > 1 {
                    let middle = failed + (found - failed) / 2
                    if reads(from: middle) { found = middle } else { failed = middle }
                }
                return found
            }
            failed = next
            leap *= 2
        }
    }

    private func reads(from position: Int64) -> Bool {
        let sql = "SELECT * FROM \(table) WHERE \(key) > ? ORDER BY \(key) LIMIT 1"
        return (try? Row.fetchOne(source, sql: sql, arguments: [position])) != nil
    }
}

extension DatabaseError {
    fileprivate var isDamage: Bool {
        switch resultCode {
        case .SQLITE_CORRUPT, .SQLITE_IOERR, .SQLITE_NOTADB: true
        default: false
        }
    }
}
