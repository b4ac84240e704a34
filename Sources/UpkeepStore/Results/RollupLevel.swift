/// How long the roll-ups of a table are.
enum RollupLevel: CaseIterable {
    case minute, hour, day

    /// Milliseconds.
    var length: Int64 {
        switch self {
        case .minute: MinuteRollups.length
        case .hour: 3_600_000
        case .day: 86_400_000
        }
    }

    var table: String {
        switch self {
        case .minute: "minutes"
        case .hour: "hours"
        case .day: "days"
        }
    }

    var finer: RollupLevel? {
        switch self {
        case .minute: nil
        case .hour: .minute
        case .day: .hour
        }
    }
}
