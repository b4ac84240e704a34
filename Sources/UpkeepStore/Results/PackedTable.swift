/// A table with packed rows, and whether one can be read.
enum PackedTable: String, CaseIterable {
    case journal, raw, minutes, hours, days

    func isReadable(_ bytes: [UInt8], _ id: Int64) -> Bool {
        let slice = Slice(number: SeriesRow.time(id))
        do {
            switch self {
            case .journal: try JournalBatch.read(bytes, slice) { _, _ in }
            case .raw: _ = try PackedSlice(bytes, from: slice.start)
            case .minutes: _ = try MinuteRollups(bytes)
            case .hours: _ = try Rollup(row: bytes, length: RollupLevel.hour.length)
            case .days: _ = try Rollup(row: bytes, length: RollupLevel.day.length)
            }
            return true
        } catch {
            return false
        }
    }
}
