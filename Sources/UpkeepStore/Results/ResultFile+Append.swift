import FoundationEssentials
import GRDB
import UpkeepCore

extension ResultFile {
    package func append(_ results: [LookResult]) async throws(StoreError) -> AppendReceipt {
        let known = numbers.current
        let (receipt, learnt) = try await file.write { [known] database in
            var known = known
            var receipt = AppendReceipt()
            var batches: [Slice: JournalBatch] = [:]
            let before = try ResultProgress(database)
            var progress = before
            for result in results {
                let at = Slice.milliseconds(result.at)
                let slice = Slice(at: at)
                guard at >= 0, slice.number >= before[.raw] ?? 0 else {
                    receipt.refused += 1
                    continue
                }
                let series = try known.number(of: MonitoredSeries(result.subject, from: result.vantage), database)
                let check = try result.check.map { try known.number(of: $0, database) }
                batches[slice, default: JournalBatch(slice)].add(PackedLook(result, check: check ?? 0), of: series)
                receipt.taken += 1
            }
            for (slice, batch) in batches { try Self.insert(batch, slice, database) }
            if let first = batches.keys.min(), progress.open == nil { progress[.open] = first.number }
            try progress.save(database, since: before)
            return (receipt, known)
        }
        numbers.learn(learnt)
        return receipt
    }

    private static func insert(_ batch: JournalBatch, _ slice: Slice, _ database: Database) throws {
        let ids = SeriesRow.ids(slice.number..<slice.number + 1)
        let last = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT max(id) FROM journal WHERE id >= ? AND id < ?"),
            arguments: [ids.lowerBound, ids.upperBound])
        try database.cachedStatement(sql: "INSERT INTO journal (id, body) VALUES (?, ?)")
            .execute(arguments: [last.map { $0 + 1 } ?? ids.lowerBound, Data(batch.packed)])
    }
}
