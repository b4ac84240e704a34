import GRDB

/// Removes the oldest rows of the tables of results, and keeps note of where each now starts.
struct ResultTrimmer {
    private(set) var rows = 0
    private(set) var isUnfinished = false
    private let database: Database
    private let before: ResultProgress
    private var progress: ResultProgress

    init(_ database: Database) throws {
        self.database = database
        before = try ResultProgress(database)
        progress = before
    }

    /// Removes what is before slice `cut`, from the oldest on.
    /// - Parameter hours: how many hours of rows to remove, at most.
    mutating func trim(_ table: ResultTable, to cut: Int64, atMost hours: Int64) throws {
        guard let open = progress.open else { return }
        var cut = Slice.floor(min(cut, open - table.floor), table.step)
        guard cut > (progress[table.mark].map { $0 * table.slices } ?? .min) else { return }
        guard let oldest = try ResultRows.first(table.rawValue, database) else { return }
        let furthest = Slice.floor(SeriesRow.time(oldest) * table.slices, table.step) + hours * Slice.perHour
        if cut > furthest {
            cut = furthest
            isUnfinished = true
        }
        try remove(table, to: cut)
    }

    /// Removes the oldest step of rows, unless only those are left that must stay.
    mutating func trimOldest(_ table: ResultTable) throws {
        guard let oldest = try ResultRows.first(table.rawValue, database), let open = progress.open else { return }
        let cut = Slice.floor(SeriesRow.time(oldest) * table.slices, table.step) + table.step
        if cut <= open - table.floor { try remove(table, to: cut) }
    }

    /// What is finer must not be there without what is made of it.
    private mutating func remove(_ table: ResultTable, to cut: Int64) throws {
        let time = cut / table.slices
        rows += try ResultRows.remove(table.rawValue, before: SeriesRow.id(time, 0), database)
        progress[table.mark] = max(time, progress[table.mark] ?? .min)
        if table == .minutes { progress[.raw] = max(cut, progress[.raw] ?? .min) }
    }

    func save() throws { try progress.save(database, since: before) }
}
