import GRDB
import UpkeepCore

extension StoreFolder {
    /// Copies what still reads of the history files into new ones, row by row. The damaged files are not touched.
    /// - Parameter folder: made when it is not there; one that has a store already is left alone.
    package func salvage(to folder: String) async throws(StoreError) -> [SalvageReport] {
        let destination = StoreFolder(folder)
        var reports: [SalvageReport] = []
        for file in try present() where file.worth == .history {
            try destination.make()
            try destination.refuseToReplace(file.name)
            let source = try open(file.name, file.worth, readonly: true)
            let target = try StoreFile(
                folder: folder, name: file.name, worth: file.worth, patience: 10, migrator: file.migrator)
            do {
                // Not in a transaction: SQLite would end it with the first error that reading met.
                let report = try await source.unsafeRead { source in
                    guard try !file.migrator.hasBeenSuperseded(source) else {
                        throw StoreError(
                            .tooNew, self.file(file.name), "was written by a newer upkeep", hint: "use that one")
                    }
                    return try target.pool.write { try Self.copy(source, $0, target.path) }
                }
                try target.pool.close()
                reports.append(report)
            } catch {
                throw StoreError(error, self.file(file.name), file.worth)
            }
        }
        return reports
    }

    private static func copy(_ source: Database, _ target: Database, _ path: String) throws -> SalvageReport {
        var report = SalvageReport(path: path)
        let tables = try String.fetchAll(
            target,
            sql: """
                SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                AND name NOT LIKE 'grdb_%' AND name <> 'progress' ORDER BY name
                """)
        for table in tables {
            let columns = try target.columns(in: table)
            guard let key = columns.first(where: { $0.primaryKeyIndex == 1 })?.name else { continue }
            var salvage = TableSalvage(source, table: table, key: key, columns: columns.map(\.name))
            do {
                try salvage.copy(to: target)
                if salvage.isDamaged { report.damaged.insert(table) }
            } catch {
                report.damaged.insert(table)
            }
            report.saved[table] = salvage.saved
        }
        if try target.tableExists("progress") { try copyProgress(source, target, &report) }
        return report
    }

    /// Without its marks, all that is packed would be taken for still open.
    private static func copyProgress(_ source: Database, _ target: Database, _ report: inout SalvageReport) throws {
        let empty = try ResultProgress(target)
        var progress = empty
        do {
            progress = try ResultProgress(source)
        } catch {
            report.damaged.insert("progress")
        }
        if progress.open == nil, let last = try Int64.fetchOne(target, sql: "SELECT max(id) FROM raw") {
            progress[.open] = SeriesRow.time(last) + 1
        } else if progress.open == nil, let first = try ResultRows.first("journal", target) {
            progress[.open] = SeriesRow.time(first)
        }
        try progress.save(target, since: empty)
        report.saved["progress"] = ResultProgress.Mark.allCases.filter { progress[$0] != nil }.count
    }
}
