/// The row id that a series has for a time in the tables of results: time first, so that new rows go to a table's end, its
/// pages are full, and what is too old is one range; within a time, in order of series.
enum SeriesRow {
    private static let bits: Int64 = 24
    static let highestSeries: Int64 = (1 << bits) - 1

    /// - Parameter time: counted in the table's own unit: slices, hours or days.
    static func id(_ time: Int64, _ series: Int64) -> Int64 { time << bits | series }

    static func series(_ id: Int64) -> Int64 { id & highestSeries }
    static func time(_ id: Int64) -> Int64 { id >> bits }

    /// All series' ids of these times.
    static func ids(_ times: Range<Int64>) -> Range<Int64> { times.lowerBound << bits..<times.upperBound << bits }
}
