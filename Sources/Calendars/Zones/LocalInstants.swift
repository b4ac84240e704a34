package import UpkeepCore

/// When clocks of a zone show a given time.
package enum LocalInstants: Sendable, Hashable {
    case once(Timestamp)
    /// Never: clocks were put forward past it. With the instant at which they were.
    case skipped(gapEnd: Timestamp)
    /// Clocks were put back, and show it again.
    case twice(first: Timestamp, second: Timestamp)

    /// The first instant at which clocks show this time or have been put forward past it.
    package var earliest: Timestamp {
        switch self {
        case .once(let instant), .skipped(let instant), .twice(let instant, _): instant
        }
    }

    /// The last such instant.
    package var latest: Timestamp {
        switch self {
        case .once(let instant), .skipped(let instant), .twice(_, let instant): instant
        }
    }
}
