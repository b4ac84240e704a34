import GRDB
import UpkeepCore

/// Moves one slice at a time from the journal into the tables that are read for years, each in one transaction: its results
/// per series, what each minute came to, and every hour and day that is complete with it.
///
/// What is there already of the slice is kept: results that come late, or a second time round after the clock was set
/// back, are put between the others and everything made of them is made again.
struct SlicePacker {
    let database: Database
    private let before: ResultProgress
    private var progress: ResultProgress

    init(_ database: Database) throws {
        self.database = database
        before = try ResultProgress(database)
        progress = before
    }

    /// Packs one slice that is complete at `now`, in milliseconds.
    /// - Returns: whether there was anything to do.
    mutating func packOne(at now: Int64) throws -> Bool {
        guard let open = progress.open else { return false }
        let complete = Slice(at: now - Slice.grace).number
        // The clock went back: what comes now belongs to times that were thought to be over.
        if Slice(at: now).number < open - 1 {
            progress[.open] = Slice(at: now).number
            try progress.save(database, since: before)
            return true
        }
        let first = try ResultRows.first("journal", database).map(SeriesRow.time)
        if let first, first < open {
            try pack(Slice(number: first), open: open)
        } else if open >= complete {
            return false
        } else if try first == open || hasRows(Slice(number: open - 1)) {
            try pack(Slice(number: open), open: open + 1)
        } else {
            // Nobody looked for a while: on to where results go on.
            try finish([], open: min(first ?? complete, complete))
        }
        return true
    }

    private func hasRows(_ slice: Slice) throws -> Bool {
        let ids = SeriesRow.ids(slice.number..<slice.number + 1)
        return try ResultRows.first("raw", from: ids.lowerBound, database).map { $0 < ids.upperBound } ?? false
    }

    private mutating func pack(_ slice: Slice, open: Int64) throws {
        // What its minutes were made of is gone: made again of late results alone, they would say less than they do.
        let isTooLate = slice.number < progress[.raw] ?? .min
        var slices = isTooLate ? [:] : try rows(of: slice)
        if !isTooLate {
            try addCarries(to: &slices, slice)
            try addJournal(to: &slices, slice)
        }
        var changed: Set<Slice> = isTooLate ? [] : [slice]
        for (series, packed) in slices.sorted(by: { $0.key < $1.key }) {
            try put(packed, slice, series)
            if let first = packed.looks.first, first.isAfterGap {
                changed.formUnion(try endInGap(series, before: slice, first))
            }
        }
        let ids = SeriesRow.ids(slice.number..<slice.number + 1)
        try database.cachedStatement(sql: "DELETE FROM journal WHERE id >= ? AND id < ?")
            .execute(arguments: [ids.lowerBound, ids.upperBound])
        try finish(changed, open: open)
    }

    private func put(_ packed: PackedSlice, _ slice: Slice, _ series: Int64) throws {
        let id = SeriesRow.id(slice.number, series)
        try ResultRows.put("raw", id, packed.packed(from: slice.start), database)
        try ResultRows.put("minutes", id, MinuteRollups(packed, slice).packed, database)
    }

    /// How far back the result before a gap is looked for, in slices, besides the time that results speak for.
    private static let reach: Int64 = 24

    /// Takes back what the last result before a slice was thought to say of the time until then.
    /// - Parameter first: the slice's first result, which comes after a gap.
    /// - Returns: the slices that say less now.
    private func endInGap(_ series: Int64, before slice: Slice, _ first: PackedLook) throws -> [Slice] {
        var changed: [Slice] = []
        var slice = slice.previous
        let oldest = max(progress[.raw] ?? 0, slice.number - Self.reach - 2 * first.interval / Slice.length)
        while slice.number >= oldest {
            if let bytes = try ResultRows.one("raw", SeriesRow.id(slice.number, series), database) {
                var packed = try PackedSlice(bytes, from: slice.start)
                guard !packed.endsInGap else { break }
                packed.endsInGap = true
                try put(packed, slice, series)
                changed.append(slice)
                guard packed.looks.isEmpty else { break }
            }
            slice = slice.previous
        }
        return changed
    }

    /// What is packed of the slice already.
    private func rows(of slice: Slice) throws -> [Int64: PackedSlice] {
        var slices: [Int64: PackedSlice] = [:]
        try ResultRows.each("raw", SeriesRow.ids(slice.number..<slice.number + 1), database) { id, bytes in
            slices[SeriesRow.series(id)] = try PackedSlice(bytes, from: slice.start)
        }
        return slices
    }

    /// The last results of the slice before, as far as they speak into this one.
    private func addCarries(to slices: inout [Int64: PackedSlice], _ slice: Slice) throws {
        for (series, previous) in try rows(of: slice.previous) {
            guard let last = previous.last, last.speaksUntil > slice.start else { continue }
            slices[series, default: PackedSlice(carry: nil, looks: [])].carry = last
        }
    }

    private func addJournal(to slices: inout [Int64: PackedSlice], _ slice: Slice) throws {
        var looks: [Int64: [PackedLook]] = [:]
        try ResultRows.each("journal", SeriesRow.ids(slice.number..<slice.number + 1), database) { _, bytes in
            try JournalBatch.read(bytes, slice) { looks[$0, default: []].append($1) }
        }
        for (series, new) in looks {
            slices[series, default: PackedSlice(carry: nil, looks: [])].add(new)
        }
    }

    /// Makes the hours and days that these slices belong to, or that are now complete, and saves how far all is.
    private mutating func finish(_ slices: Set<Slice>, open: Int64) throws {
        progress[.open] = open
        // The last slice before may have been the last that has results of its hour.
        let last = Slice(number: (before.open ?? open) - 1)
        for hour in Set(slices.union([last]).map(\.hour)).sorted() where (hour + 1) * Slice.perHour <= open {
            try makeHour(hour)
        }
        for day in Set(slices.union([last]).map(\.day)).sorted() where (day + 1) * Slice.perDay <= open {
            try makeDay(day)
        }
        try progress.save(database, since: before)
    }

    private func makeHour(_ hour: Int64) throws {
        var sums: [Int64: RollupSum] = [:]
        let ids = SeriesRow.ids(hour * Slice.perHour..<(hour + 1) * Slice.perHour)
        try ResultRows.each("minutes", ids, database) { id, bytes in
            for minute in try MinuteRollups(bytes).minutes {
                sums[SeriesRow.series(id), default: RollupSum()].add(minute)
            }
        }
        try put(sums, .hour, hour)
    }

    private func makeDay(_ day: Int64) throws {
        var sums: [Int64: RollupSum] = [:]
        try ResultRows.each("hours", SeriesRow.ids(day * 24..<(day + 1) * 24), database) { id, bytes in
            let hour = try Rollup(row: bytes, length: RollupLevel.hour.length)
            sums[SeriesRow.series(id), default: RollupSum()].add(hour)
        }
        try put(sums, .day, day)
    }

    private func put(_ sums: [Int64: RollupSum], _ level: RollupLevel, _ time: Int64) throws {
        for (series, sum) in sums.sorted(by: { $0.key < $1.key }) {
            let bytes = sum.rollup.packed(length: level.length)
            try ResultRows.put(level.table, SeriesRow.id(time, series), bytes, database)
        }
    }
}
