import FoundationEssentials
import GRDB
package import UpkeepCore

extension ResultFile {
    private static let dayLength: Int64 = 86_400_000
    /// Slices packed by one call, at most.
    private static let slicesPerCall = 8
    /// How often maintenance notes that it ran, in milliseconds.
    private static let notePause: Int64 = 60_000

    package func maintain(at now: Timestamp) async throws(StoreError) -> MaintenanceReport {
        let now = Slice.milliseconds(now)
        var report = MaintenanceReport()
        while try await file.write({ database in
            var packer = try SlicePacker(database)
            return try packer.packOne(at: now)
        }) {
            report.packedSlices += 1
            if report.packedSlices == Self.slicesPerCall {
                report.isUnfinished = true
                break
            }
        }
        try await note(now, &report)
        if !report.isWaitingForClock { try await expire(now, &report) }
        try await keepBudget(&report)
        try await checkpoint(now, &report)
        return report
    }

    /// Watches the clock: one that jumps ahead must not make all history look too old before it jumps back.
    private func note(_ now: Int64, _ report: inout MaintenanceReport) async throws(StoreError) {
        report.isWaitingForClock = try await file.write { database in
            let before = try ResultProgress(database)
            var progress = before
            if let last = before[.maintained], abs(now &- last) > Self.dayLength { progress[.jumped] = now }
            if let jumped = progress[.jumped], now &- jumped >= Self.dayLength { progress[.jumped] = nil }
            let isDue = before[.maintained].map { abs(now &- $0) >= Self.notePause } ?? true
            if isDue || progress != before {
                progress[.maintained] = now
                try progress.save(database, since: before)
            }
            return progress[.jumped] != nil
        }
    }

    /// Moves what is in the write-ahead log into the file, and waits for the disk.
    private func checkpoint(_ now: Int64, _ report: inout MaintenanceReport) async throws(StoreError) {
        let logBytes = Self.bytes(of: path + "-wal")
        if checkpoints.isDue(at: now) || logBytes > logLimit {
            // Pages that a reader still needs stay in the log until the next time. Only a log that has grown far beyond
            // its size makes readers and writers wait.
            let kind: Database.CheckpointMode = logBytes > 8 * logLimit ? .truncate : .passive
            report.didCheckpoint = try await file.outsideTransaction { database in
                do {
                    try database.checkpoint(kind)
                    return true
                } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                    return false
                }
            }
            checkpoints.tick(now)
        }
        report.bytes = Self.bytes(of: path) + Self.bytes(of: path + "-wal")
        report.isOverBudget = report.isOverBudget || report.bytes > retention.budget
    }

    static func bytes(of path: String) -> Int64 {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        // Which integer it is differs between the two Foundations.
        let size = attributes?[.size]
        return (size as? UInt64).map { Int64(clamping: $0) } ?? (size as? Int).map { Int64($0) } ?? 0
    }
}
