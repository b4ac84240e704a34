import GRDB
import UpkeepCore

extension ResultFile {
    /// Hours of rows that one call removes from each table, at most: a store that was off for a month is not held up.
    private static let hoursPerCall: Int64 = 24

    /// Removes what is older than its retention.
    func expire(_ now: Int64, _ report: inout MaintenanceReport) async throws(StoreError) {
        let retention = self.retention
        let (rows, isUnfinished) = try await file.write { database in
            let age = { (keep: Duration) in Slice(at: now &- keep.nanosecondsClamped / 1_000_000).number }
            var trimmer = try ResultTrimmer(database)
            try trimmer.trim(.raw, to: age(retention.raw), atMost: Self.hoursPerCall)
            try trimmer.trim(.minutes, to: age(retention.minutes), atMost: Self.hoursPerCall)
            try trimmer.trim(.hours, to: age(retention.hours), atMost: Self.hoursPerCall)
            try trimmer.trim(.days, to: age(retention.days), atMost: Self.hoursPerCall * 30)
            try trimmer.save()
            return (trimmer.rows, trimmer.isUnfinished)
        }
        report.expiredRows = rows
        if isUnfinished { report.isUnfinished = true }
    }

    /// Steps towards the budget that one call takes, at most.
    private static let stepsPerCall = 32
    /// Pages given back to the file system at once.
    private static let pagesPerStep = 2048

    /// Removes the oldest results until what is left fits the budget, raw ones first, and gives room back when the file is
    /// bigger than it may be. What fills freed pages does not make the file grow, so that a little room is kept free.
    func keepBudget(_ report: inout MaintenanceReport) async throws(StoreError) {
        let room = max(0, retention.budget - 4 * logLimit)
        var steps = 0
        while steps < Self.stepsPerCall {
            steps += 1
            let removed: Int? = try await file.write { database in
                guard try StorePages(database).usedBytes > room else { return nil }
                var trimmer = try ResultTrimmer(database)
                for table in ResultTable.evictable where trimmer.rows == 0 {
                    try trimmer.trimOldest(table)
                }
                try trimmer.save()
                return trimmer.rows
            }
            guard let removed else { break }
            report.evictedRows += removed
            if removed == 0 {
                report.isOverBudget = true
                break
            }
        }
        let excess = try await file.read { try StorePages($0).excessPages(over: room) }
        if excess > 0 {
            try await file.outsideTransaction { database in
                try database.execute(sql: "PRAGMA incremental_vacuum(\(min(excess, Self.pagesPerStep)))")
            }
        }
        if steps == Self.stepsPerCall || excess > Self.pagesPerStep { report.isUnfinished = true }
    }
}
