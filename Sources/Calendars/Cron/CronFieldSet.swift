/// Which values of a field fit.
struct CronFieldSet: Sendable, Hashable {
    /// A bit per value.
    var bits: UInt64 = 0
    /// Whether the field begins with `*` or `?`, which is what cron goes by where it matters whether a field says
    /// something.
    var isStar = false
    /// Days only: `L`.
    var hasLastDay = false
    /// Weekdays only: a bit per weekday and its so-manieth time in the month, `weekday * 5 + time - 1`.
    var nth: UInt64 = 0

    func contains(_ value: Int) -> Bool { bits >> UInt64(value) & 1 == 1 }

    func isAll(_ field: CronField) -> Bool { bits.nonzeroBitCount == field.count }

    func values(_ field: CronField) -> [Int] { field.range.filter(contains) }
}
