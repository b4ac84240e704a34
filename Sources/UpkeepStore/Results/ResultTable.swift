/// A table whose oldest rows may go.
enum ResultTable: String {
    case raw, minutes, hours, days

    /// In the order in which they give way when the budget is spent. Days are small, and what uptime is read from: they
    /// stay until they are too old.
    static let evictable: [ResultTable] = [.raw, .minutes, .hours]

    /// The table's own unit, in slices.
    var slices: Int64 {
        switch self {
        case .raw, .minutes: 1
        case .hours: Slice.perHour
        case .days: Slice.perDay
        }
    }

    /// What is removed at once, in slices: minutes go by whole hours and hours by whole days, so that what is coarser can
    /// always be made again from all of it.
    var step: Int64 {
        switch self {
        case .raw, .minutes: Slice.perHour
        case .hours, .days: Slice.perDay
        }
    }

    /// The last slices that stay whatever the budget says: packing needs them.
    var floor: Int64 {
        switch self {
        case .raw: 2
        case .minutes: 2 * Slice.perHour
        case .hours, .days: 2 * Slice.perDay
        }
    }

    var mark: ResultProgress.Mark {
        switch self {
        case .raw: .raw
        case .minutes: .minutes
        case .hours: .hours
        case .days: .days
        }
    }
}
