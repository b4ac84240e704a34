import GRDB
import UpkeepCore

/// Reads what there is of one series, at one moment of the file.
struct ResultQuery {
    let database: Database
    let series: Int64
    let progress: ResultProgress
    private(set) var cost = QueryCost()

    init(_ database: Database, series: Int64) throws {
        self.database = database
        self.series = series
        progress = try ResultProgress(database)
    }

    /// Adds up a piece of a plan.
    mutating func add(_ piece: QueryPlan.Piece, to sum: inout RollupSum) throws {
        switch piece.level {
        case nil:
            for slice in slices(piece.range) { try addPacked(slice, piece.range, to: &sum) }
        case .minute:
            for slice in slices(piece.range) { try addMinutes(slice, piece.range, to: &sum) }
        case let level?:
            guard let oldest = try ResultRows.first(level.table, database).map(SeriesRow.time) else { return }
            let times = piece.range.lowerBound / level.length..<piece.range.upperBound / level.length
            for time in times.clamped(to: min(oldest, times.upperBound)..<times.upperBound) {
                if let bytes = try row(level.table, time) { sum.add(try Rollup(row: bytes, length: level.length)) }
            }
        }
    }

    /// Results that are still kept one by one, newest first.
    mutating func looks(in window: Range<Int64>, limit: Int) throws -> [PackedLook] {
        var found: [PackedLook] = []
        func take(_ packed: PackedSlice) { found += packed.looks.reversed().filter { window.contains($0.at) } }
        take(try openResults())
        if let open = progress.open, let oldest = try ResultRows.first("raw", database).map(SeriesRow.time) {
            let first = max(oldest, Slice(at: window.lowerBound).number)
            var slice = Slice(number: min(open - 1, Slice(at: window.upperBound).number))
            while slice.number >= first, found.count < limit {
                if let packed = try packedSlice(slice) { take(packed) }
                slice = slice.previous
            }
        }
        return Array(found.prefix(max(0, limit)))
    }

    /// The results since packing got last, and the one before them.
    mutating func openResults() throws -> PackedSlice {
        guard let open = progress.open else { return PackedSlice(carry: nil, looks: []) }
        let first = Slice(number: open)
        var packed = PackedSlice(carry: try packedSlice(first.previous)?.last, looks: [])
        // After the clock went back, slices that come again may have been packed already.
        let statement = try database.cachedStatement(
            sql: "SELECT DISTINCT id >> 24 AS time FROM raw WHERE id >= ? ORDER BY time")
        for time in try Int64.fetchAll(statement, arguments: [SeriesRow.id(open, 0)]) {
            packed.add(try packedSlice(Slice(number: time))?.looks ?? [])
        }
        var looks: [PackedLook] = []
        var read = QueryCost()
        try ResultRows.each("journal", SeriesRow.id(open, 0)..<Int64.max, database) { id, bytes in
            read.rows += 1
            read.bytes += bytes.count
            try JournalBatch.read(bytes, Slice(number: SeriesRow.time(id)), wanted: { $0 == series }) {
                looks.append($1)
            }
        }
        cost.rows += read.rows
        cost.bytes += read.bytes
        packed.add(looks)
        return packed
    }

    mutating func packedSlice(_ slice: Slice) throws -> PackedSlice? {
        try row("raw", slice.number).map { try PackedSlice($0, from: slice.start) }
    }

    private mutating func addPacked(_ slice: Slice, _ range: Range<Int64>, to sum: inout RollupSum) throws {
        guard let packed = try packedSlice(slice) else { return }
        Self.add(packed, range.clamped(to: slice.start..<slice.end), to: &sum)
    }

    /// Adds up the part of these results that lies in a range.
    static func add(_ packed: PackedSlice, _ range: Range<Int64>, to sum: inout RollupSum) {
        for look in packed.looks where range.contains(look.at) { sum.add(look) }
        packed.spans(in: range) { sum.add($0, $1.upperBound - $1.lowerBound) }
    }

    private mutating func addMinutes(_ slice: Slice, _ range: Range<Int64>, to sum: inout RollupSum) throws {
        guard let bytes = try row("minutes", slice.number) else { return }
        for (place, minute) in try MinuteRollups(bytes).minutes.enumerated() {
            if range.contains(slice.start + Int64(place) * MinuteRollups.length) { sum.add(minute) }
        }
    }

    private func slices(_ range: Range<Int64>) -> [Slice] {
        guard !range.isEmpty else { return [] }
        return (Slice(at: range.lowerBound).number...Slice(at: range.upperBound - 1).number).map(Slice.init(number:))
    }

    private mutating func row(_ table: String, _ time: Int64) throws -> [UInt8]? {
        let bytes = try ResultRows.one(table, SeriesRow.id(time, series), database)
        if let bytes {
            cost.rows += 1
            cost.bytes += bytes.count
        }
        return bytes
    }
}
