/// How long the pieces of a history are. They start at whole minutes, hours or days of UTC.
package enum HistoryStep: Sendable, Hashable, CaseIterable {
    case minute, hour, day

    var level: RollupLevel {
        switch self {
        case .minute: .minute
        case .hour: .hour
        case .day: .day
        }
    }
}
