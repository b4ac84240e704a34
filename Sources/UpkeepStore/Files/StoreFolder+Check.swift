import GRDB

extension StoreFolder {
    /// Problems that are listed of one file, at most.
    private static let problemLimit = 20

    /// Reads all of every file: SQLite's own check of pages and indexes, then every packed row. Nothing is written, and
    /// `upkeep watch` may go on meanwhile. A file that cannot be opened is a report with its problem, not an error.
    package func check() async throws(StoreError) -> [StoreFileReport] {
        var reports: [StoreFileReport] = []
        for file in try present() {
            var report = StoreFileReport(
                path: self.file(file.name),
                bytes: ResultFile.bytes(of: self.file(file.name)) + ResultFile.bytes(of: self.file(file.name) + "-wal"))
            do {
                let queue = try open(file.name, file.worth, readonly: true)
                let start = report
                // Not in a transaction: SQLite would end it with the first error that reading met.
                report = try await queue.unsafeRead { try Self.examine($0, file.name, file.migrator, start) }
            } catch {
                report.problems.append(StoreError(error, report.path, file.worth).message)
            }
            reports.append(report)
        }
        return reports
    }

    private static func examine(
        _ database: Database, _ name: String, _ migrator: DatabaseMigrator, _ start: StoreFileReport
    ) throws -> StoreFileReport {
        var report = start
        report.isTooNew = try migrator.hasBeenSuperseded(database)
        let words = try String.fetchAll(database, sql: "PRAGMA integrity_check(\(problemLimit))")
        report.problems = words.filter { $0 != "ok" }
        let tables = try String.fetchAll(
            database,
            sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        for table in tables {
            do {
                report.rows[table] = try Int.fetchOne(database, sql: "SELECT count(*) FROM \"\(table)\"")
            } catch { report.problems.append("table \(table): \(error)") }
        }
        if name == ResultFile.fileName, !report.isTooNew { try decode(database, &report) }
        return report
    }

    /// SQLite knows nothing of what is in a packed row.
    private static func decode(_ database: Database, _ report: inout StoreFileReport) throws {
        for table in PackedTable.allCases where report.rows[table.rawValue] != nil {
            var broken = 0
            do {
                try ResultRows.each(table.rawValue, .min..<Int64.max, database) { id, bytes in
                    if !table.isReadable(bytes, id) { broken += 1 }
                }
            } catch { report.problems.append("table \(table.rawValue): \(error)") }
            if broken > 0 { report.problems.append("table \(table.rawValue): \(broken) rows cannot be read") }
        }
    }
}
